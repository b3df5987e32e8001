package io.duplicatekey.jdbc;

import java.io.InputStream;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Locale;

import com.mysql.cj.conf.PropertyKey;
import com.mysql.cj.conf.PropertySet;
import com.mysql.cj.jdbc.JdbcConnection;
import com.mysql.cj.jdbc.JdbcStatement;
import org.jspecify.annotations.Nullable;

import org.springframework.util.ClassUtils;

/**
 * What MySQL's own driver tells of a connection beyond JDBC. The only class that knows
 * that driver, which need not be on the class path.
 *
 * @param countsFoundRows whether a row that a statement finds and does not change counts
 * as affected
 * @param maxAllowedPacket the smaller of the server's limit and the driver's own
 * @param loadsLocalData whether it sends data of ours for LOAD DATA LOCAL
 */
record ConnectorJ(boolean countsFoundRows, int maxAllowedPacket, boolean loadsLocalData) {

	private static final boolean PRESENT = ClassUtils.isPresent("com.mysql.cj.jdbc.JdbcConnection",
			ConnectorJ.class.getClassLoader());

	/**
	 * Look behind a connection.
	 * @return what the driver tells, or {@code null} where it is another one or the
	 * connection does not let it through
	 */
	static @Nullable ConnectorJ of(Connection connection) throws SQLException {
		return PRESENT ? Driver.read(connection) : null;
	}

	/**
	 * Whether {@link #infoOf} will work; to be asked before the statement is executed.
	 */
	static boolean reaches(PreparedStatement statement) throws SQLException {
		return PRESENT && Driver.reaches(statement);
	}

	/**
	 * What the server said besides the count: {@code Records: 3 Duplicates: 1 Warnings:
	 * 0}, in the language of its messages.
	 */
	static @Nullable String infoOf(PreparedStatement statement) throws SQLException {
		return Driver.infoOf(statement);
	}

	/**
	 * Whether this is what {@link #of} tells about.
	 */
	static boolean isBehind(Connection connection) throws SQLException {
		return PRESENT && Driver.isBehind(connection);
	}

	/**
	 * Whether it sends texts in UTF-8.
	 */
	static boolean sendsUnicode(Connection connection) throws SQLException {
		return Driver.sendsUnicode(connection);
	}

	/**
	 * Give the next LOAD DATA LOCAL of a statement what it loads.
	 * @param data the data, {@code null} to take it back
	 */
	static void setLocalData(Statement statement, @Nullable InputStream data) throws SQLException {
		Driver.setLocalData(statement, data);
	}

	/**
	 * What the driver writes for a value.
	 */
	static RecordedRow.DriverText text(Connection connection) throws SQLException {
		return new ConnectorJText(connection);
	}

	/**
	 * A class of its own, because the virtual machine can want the types that a class
	 * names before any of its code runs.
	 */
	private static final class Driver {

		private Driver() {
		}

		static @Nullable ConnectorJ read(Connection connection) throws SQLException {
			if (!connection.isWrapperFor(JdbcConnection.class)) {
				return null;
			}
			PropertySet properties = connection.unwrap(JdbcConnection.class).getPropertySet();
			return new ConnectorJ(!properties.getBooleanProperty(PropertyKey.useAffectedRows).getValue(),
					properties.getIntegerProperty(PropertyKey.maxAllowedPacket).getValue(),
					properties.getBooleanProperty(PropertyKey.allowLoadLocalInfile).getValue());
		}

		static boolean isBehind(Connection connection) throws SQLException {
			return connection.isWrapperFor(JdbcConnection.class);
		}

		static boolean sendsUnicode(Connection connection) throws SQLException {
			String encoding = connection.unwrap(JdbcConnection.class)
				.getPropertySet()
				.getStringProperty(PropertyKey.characterEncoding)
				.getValue();
			return encoding != null && encoding.replace("-", "").toLowerCase(Locale.ROOT).startsWith("utf8");
		}

		@SuppressWarnings("NullAway")
		static void setLocalData(Statement statement, @Nullable InputStream data) throws SQLException {
			statement.unwrap(JdbcStatement.class).setLocalInfileInputStream(data);
		}

		static boolean reaches(PreparedStatement statement) throws SQLException {
			return statement.isWrapperFor(JdbcStatement.class);
		}

		static @Nullable String infoOf(PreparedStatement statement) throws SQLException {
			return statement.unwrap(JdbcStatement.class).getResultSetInternal().getServerInfo();
		}

	}

}
