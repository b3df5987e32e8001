package io.duplicatekey.jdbc;

import java.io.InputStream;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;

import org.jspecify.annotations.Nullable;

import io.duplicatekey.InvalidDeclarationException;

/**
 * LOAD DATA LOCAL, which the server and the driver must both allow. It is never switched
 * on here.
 */
final class LocalInfile {

	private final Connection connection;

	LocalInfile(Connection connection) {
		this.connection = connection;
	}

	/**
	 * Find what is in the way.
	 * @param where the upsert, for the message
	 * @return an error that says which side does not allow it and how it is switched on;
	 * {@code null} if nothing is in the way
	 */
	@Nullable InvalidDeclarationException obstacle(String where) throws SQLException {
		String driver = driverObstacle();
		boolean server = isAllowedByServer();
		if (driver == null && server) {
			return null;
		}
		return new InvalidDeclarationException(
				"%s: via = LOAD_DATA needs LOAD DATA LOCAL, which is switched off %s".formatted(where,
						(driver == null) ? "at the server (local_infile is OFF)"
								: server ? driver : driver + " and at the server (local_infile is OFF)"),
				"Switch it on%s%s, once you have read what that means for security, or use another via, or set duplicate-key.upsert.without-local-infile to insert"
					.formatted((driver != null) ? driverRemedy() : "", server ? "" : ((driver != null) ? " and" : "")
							+ " at the server with SET GLOBAL local_infile = ON or in its configuration"));
	}

	private @Nullable String driverObstacle() throws SQLException {
		ConnectorJ connectorJ = ConnectorJ.of(this.connection);
		if (connectorJ != null) {
			return connectorJ.loadsLocalData() ? null : "in Connector/J (allowLoadLocalInfile is false)";
		}
		if (MariaDbDriver.isBehind(this.connection)) {
			return MariaDbDriver.loadsLocalData(this.connection) ? null
					: "in MariaDB Connector/J (allowLocalInfile is false)";
		}
		return "in the driver, or in a pool before it that does not let it be reached";
	}

	private String driverRemedy() throws SQLException {
		if (ConnectorJ.isBehind(this.connection)) {
			return " in the URL with allowLoadLocalInfile=true";
		}
		return MariaDbDriver.isBehind(this.connection) ? " in the URL with allowLocalInfile=true"
				: " with a driver that unwraps to Connector/J or to MariaDB Connector/J";
	}

	private boolean isAllowedByServer() throws SQLException {
		try (Statement statement = this.connection.createStatement();
				ResultSet rows = statement.executeQuery("SELECT @@local_infile")) {
			return rows.next() && rows.getBoolean(1);
		}
	}

	/**
	 * Whether the driver sends texts as something else than Unicode, which could lose
	 * characters that LOAD DATA would keep.
	 */
	boolean losesCharacters() throws SQLException {
		return ConnectorJ.isBehind(this.connection) && !ConnectorJ.sendsUnicode(this.connection);
	}

	/**
	 * What the driver writes for values, {@code null} where it does not tell.
	 */
	RecordedRow.@Nullable DriverText driverText() throws SQLException {
		return ConnectorJ.isBehind(this.connection) ? ConnectorJ.text(this.connection) : null;
	}

	/**
	 * Load data.
	 * @param sql the statement
	 * @param data what it loads
	 * @return how many rows there are, {@code -1} where the server warned of something
	 */
	int load(String sql, InputStream data) throws SQLException {
		try (Statement statement = this.connection.createStatement()) {
			setLocalData(statement, data);
			try {
				int rows = statement.executeUpdate(sql);
				return (warnings(statement) == 0) ? rows : -1;
			}
			finally {
				// Connector/J keeps it for the whole connection.
				setLocalData(statement, null);
			}
		}
	}

	private static int warnings(Statement statement) throws SQLException {
		try (ResultSet rows = statement.executeQuery("SELECT @@warning_count")) {
			rows.next();
			return rows.getInt(1);
		}
	}

	private void setLocalData(Statement statement, @Nullable InputStream data) throws SQLException {
		if (ConnectorJ.isBehind(this.connection)) {
			ConnectorJ.setLocalData(statement, data);
		}
		else {
			MariaDbDriver.setLocalData(statement, data);
		}
	}

}
