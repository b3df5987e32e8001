package io.duplicatekey.jdbc;

import java.io.InputStream;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;

import org.jspecify.annotations.Nullable;

import org.springframework.util.ClassUtils;

/**
 * What can be told of and to MariaDB's driver.
 */
final class MariaDbDriver {

	private static final boolean PRESENT = ClassUtils.isPresent("org.mariadb.jdbc.Connection",
			MariaDbDriver.class.getClassLoader());

	private MariaDbDriver() {
	}

	static boolean isBehind(Connection connection) throws SQLException {
		return PRESENT && Driver.isBehind(connection);
	}

	/**
	 * Whether it is this driver, and counts a row that a statement finds and does not
	 * change as affected.
	 */
	static boolean countsFoundRows(Connection connection) throws SQLException {
		return isBehind(connection) && Driver.countsFoundRows(connection);
	}

	/**
	 * Whether it sends data of ours for LOAD DATA LOCAL.
	 */
	static boolean loadsLocalData(Connection connection) throws SQLException {
		return Driver.loadsLocalData(connection);
	}

	/**
	 * Give the next LOAD DATA LOCAL of a statement what it loads.
	 * @param data the data, {@code null} to take it back
	 */
	static void setLocalData(Statement statement, @Nullable InputStream data) throws SQLException {
		Driver.setLocalData(statement, data);
	}

	/**
	 * A class of its own, because the virtual machine can want the types that a class
	 * names before any of its code runs.
	 */
	private static final class Driver {

		private Driver() {
		}

		static boolean isBehind(Connection connection) throws SQLException {
			return connection.isWrapperFor(org.mariadb.jdbc.Connection.class);
		}

		static boolean countsFoundRows(Connection connection) throws SQLException {
			return !connection.unwrap(org.mariadb.jdbc.Connection.class).getContext().getConf().useAffectedRows();
		}

		static boolean loadsLocalData(Connection connection) throws SQLException {
			return connection.unwrap(org.mariadb.jdbc.Connection.class).getContext().getConf().allowLocalInfile();
		}

		static void setLocalData(Statement statement, @Nullable InputStream data) throws SQLException {
			statement.unwrap(org.mariadb.jdbc.Statement.class).setLocalInfileInputStream(data);
		}

	}

}
