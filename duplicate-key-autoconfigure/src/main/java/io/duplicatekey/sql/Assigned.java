package io.duplicatekey.sql;

/**
 * An assignment as it is written.
 *
 * @param column the column
 * @param value what it becomes
 */
record Assigned(String column, Fragment value) {

	/**
	 * Whether this must come before another assignment: the server assigns from left to
	 * right, and a column that was assigned reads as its new value.
	 */
	boolean readsTargetOf(Assigned other) {
		return !other.column.equals(this.column) && this.value.reads().contains(other.column);
	}

	Fragment written() {
		return Fragment.of(Names.quote(this.column).replace("%", "%%") + " = %s", this.value);
	}

}
