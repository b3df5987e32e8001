package io.duplicatekey.history;

import java.time.Instant;

/**
 * A violation that was remembered.
 *
 * @param time when it was
 * @param table the table, or {@code unknown}
 * @param constraint the key, or {@code unknown}
 * @param kind {@code primary_key}, {@code unique_key} or {@code unknown}
 * @param dataSource the name of the data source, or {@code unknown}
 * @param exception the class of the exception
 */
public record RecentViolation(Instant time, String table, String constraint, String kind, String dataSource,
		String exception) {

}
