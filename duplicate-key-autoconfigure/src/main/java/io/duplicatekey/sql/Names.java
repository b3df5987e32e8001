package io.duplicatekey.sql;

/**
 * How one statement names its table, the stored row and the new row. Every name is
 * quoted, so that none can be a reserved word.
 *
 * @param table the table
 * @param rowReference how the new row is referred to
 */
record Names(TableName table, RowReference rowReference) {

	static String quote(String name) {
		return "`" + name.replace("`", "``") + "`";
	}

	String qualifiedTable() {
		String name = quote(this.table.name());
		return (this.table.schema() != null) ? quote(this.table.schema()) + "." + name : name;
	}

	/**
	 * The stored row's value of a column. With a row alias the name alone is ambiguous.
	 */
	String oldValue(String column) {
		return isSharded() ? quote(column) : quote(this.table.name()) + "." + quote(column);
	}

	String newValue(String column) {
		return switch (this.rowReference) {
			case ALIAS -> alias() + "." + quote(column);
			case VALUES, SHARDED -> "VALUES(" + quote(column) + ")";
		};
	}

	boolean isSharded() {
		return this.rowReference == RowReference.SHARDED;
	}

	/**
	 * The alias of the new row, which must not be the table's name in whatever case.
	 */
	String alias() {
		return quote(this.table.name().equalsIgnoreCase("new") ? "new_row" : "new");
	}

}
