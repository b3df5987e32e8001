package io.duplicatekey.sql;

/**
 * Writes an {@link Insert} as SQL.
 */
@SuppressWarnings("DoNotCallSuggester")
public final class StatementWriter {

	private final RowReference rowReference;

	/**
	 * Create a writer.
	 * @param rowReference how to refer to the new row
	 */
	public StatementWriter(RowReference rowReference) {
		this.rowReference = rowReference;
	}

	/**
	 * Write a statement.
	 * @param insert what to write
	 * @param rows the number of rows, at least 1
	 * @param signalHits whether the statement tells through its last insert id that it
	 * found the key, see {@link HitSignal}; for one row
	 * @return the statement
	 */
	public Statement write(Insert insert, int rows, boolean signalHits) {
		throw new UnsupportedOperationException(this.rowReference.name());
	}

}
