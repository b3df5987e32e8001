package io.duplicatekey.schema;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.Locale;

/**
 * Which kind of database a connection leads to. Both drivers know it without asking the
 * server.
 */
public final class DatabaseKind {

	private DatabaseKind() {
	}

	/**
	 * Whether it is one whose errors are known: MySQL or MariaDB.
	 * @param connection the connection
	 * @return {@code false} for every other database
	 * @throws SQLException from the driver
	 */
	public static boolean isKnown(Connection connection) throws SQLException {
		String product = lowerCase(connection.getMetaData().getDatabaseProductName());
		return product.contains("mysql") || product.contains("mariadb");
	}

	/**
	 * Whether it is MariaDB, which MySQL's own driver tells by the version alone.
	 * @param connection a connection to one that is known
	 * @return {@code false} for MySQL
	 * @throws SQLException from the driver
	 */
	public static boolean isMariaDb(Connection connection) throws SQLException {
		return lowerCase(connection.getMetaData().getDatabaseProductVersion()).contains("mariadb");
	}

	private static String lowerCase(String text) {
		return String.valueOf(text).toLowerCase(Locale.ROOT);
	}

}
