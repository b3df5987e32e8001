package io.duplicatekey.jdbc;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;

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
 */
record ConnectorJ(boolean countsFoundRows, int maxAllowedPacket) {

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
					properties.getIntegerProperty(PropertyKey.maxAllowedPacket).getValue());
		}

		static boolean reaches(PreparedStatement statement) throws SQLException {
			return statement.isWrapperFor(JdbcStatement.class);
		}

		static @Nullable String infoOf(PreparedStatement statement) throws SQLException {
			return statement.unwrap(JdbcStatement.class).getResultSetInternal().getServerInfo();
		}

	}

}
