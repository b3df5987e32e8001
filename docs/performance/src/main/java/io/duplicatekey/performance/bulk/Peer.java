package io.duplicatekey.performance.bulk;

import java.util.List;

/**
 * One way to upsert.
 */
interface Peer {

	/**
	 * What the report calls it.
	 */
	String name();

	/**
	 * The size of its statements or batches, of several peers with the same name: the
	 * best of them counts.
	 */
	default int chunk() {
		return 0;
	}

	/**
	 * Whether it promises the ids of the rows.
	 */
	default boolean ids() {
		return false;
	}

	/**
	 * Make what the call takes, which is not measured.
	 * @param rows the rows of one call
	 */
	Call prepare(List<Row> rows);

	/**
	 * A call with its transaction. It can be repeated after an error.
	 */
	interface Call {

		Outcome run() throws Exception;

	}

}
