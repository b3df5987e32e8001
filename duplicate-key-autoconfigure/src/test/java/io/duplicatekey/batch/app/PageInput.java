package io.duplicatekey.batch.app;

/**
 * What is imported. Most pages are there several times, also within a chunk, so that a
 * page that one chunk has inserted is changed by others.
 */
public final class PageInput {

	/**
	 * How many rows there are.
	 */
	public static final int ROWS = 10_000;

	/**
	 * How many rows are written in one transaction.
	 */
	public static final int CHUNK = 500;

	/**
	 * How many parts a partitioned step divides the rows into.
	 */
	public static final int PARTITIONS = 4;

	/**
	 * How many pages a part has.
	 */
	private static final int PAGES = 700;

	private static final int PART = ROWS / PARTITIONS;

	private PageInput() {
	}

	/**
	 * A row. Those of different parts have no page in common.
	 * @param number its number, from 0
	 * @return the row
	 */
	public static Page row(int number) {
		return new Page("/" + number / PART + "/" + (number * 11L) % PAGES, 1 + number % 3);
	}

}
