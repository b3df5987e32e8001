package io.duplicatekey.jdbc;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeMap;
import java.util.stream.Collectors;

import org.apache.commons.logging.Log;
import org.apache.commons.logging.LogFactory;

import io.duplicatekey.sql.TableName;
import io.duplicatekey.upsert.UpsertResult.Warning;

/**
 * The warnings that INSERT IGNORE makes of errors.
 */
final class ServerWarnings {

	private static final Log logger = LogFactory.getLog(UpsertExecutor.class);

	private static final int DUPLICATE_ENTRY = 1062;

	private ServerWarnings() {
	}

	/**
	 * Read the warnings of the statement that was just executed.
	 * @return what the server kept of them, and where it counted more an entry that says
	 * how many
	 */
	static List<Warning> of(PreparedStatement executed) throws SQLException {
		List<Warning> warnings = new ArrayList<>();
		for (PreparedStatement routed : ShardingSphere.routed(executed)) {
			if (routed.getWarnings() != null) {
				// Both drivers know from the answer to the statement if there are none.
				warnings.addAll(show(routed.getConnection()));
			}
		}
		return warnings;
	}

	private static List<Warning> show(Connection connection) throws SQLException {
		List<Warning> warnings = new ArrayList<>();
		try (Statement show = connection.createStatement()) {
			try (ResultSet rows = show.executeQuery("SHOW WARNINGS")) {
				while (rows.next()) {
					warnings.add(new Warning(rows.getString(1), rows.getInt(2), rows.getString(3)));
				}
			}
			try (ResultSet count = show.executeQuery("SHOW COUNT(*) WARNINGS")) {
				long lost = count.next() ? count.getLong(1) - warnings.size() : 0;
				if (lost > 0) {
					warnings.add(new Warning("Note", 0,
							lost + " more warnings, which the server did not keep; see its variable max_error_count"));
				}
			}
		}
		return warnings;
	}

	/**
	 * Log how many warnings of which code there are: their texts have values. That a key
	 * is there already is what INSERT IGNORE was chosen for, and nothing to warn of.
	 */
	static void log(TableName table, List<Warning> warnings) {
		if (warnings.isEmpty()) {
			return;
		}
		String text = "INSERT IGNORE into table '" + table.name() + "' made warnings of errors: " + codes(warnings);
		if (warnings.stream().allMatch((warning) -> warning.code() == DUPLICATE_ENTRY)) {
			logger.debug(text);
		}
		else {
			logger.warn(text);
		}
	}

	private static String codes(List<Warning> warnings) {
		return warnings.stream()
			.collect(Collectors.groupingBy(Warning::code, TreeMap::new, Collectors.counting()))
			.entrySet()
			.stream()
			.map((entry) -> (entry.getKey() != 0) ? entry.getKey() + " (" + entry.getValue() + "x)"
					: "more that the server did not keep")
			.collect(Collectors.joining(", "));
	}

}
