package io.duplicatekey.upsert;

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
 * What MySQL's own driver tells beyond JDBC. The only class that knows that driver, which
 * need not be on the class path.
 */
final class ConnectorJ {

	private static final boolean PRESENT = ClassUtils.isPresent("com.mysql.cj.jdbc.JdbcConnection",
			ConnectorJ.class.getClassLoader());

	private final PropertySet properties;

	private ConnectorJ(JdbcConnection connection) {
		this.properties = connection.getPropertySet();
	}

	/**
	 * Look behind a connection.
	 * @return what the driver tells, or {@code null} where it is another one or the
	 * connection does not let it through
	 */
	static @Nullable ConnectorJ of(Connection connection) throws SQLException {
		return (PRESENT && connection.isWrapperFor(JdbcConnection.class))
				? new ConnectorJ(connection.unwrap(JdbcConnection.class)) : null;
	}

	/**
	 * Whether a row that a statement finds and does not change counts as affected.
	 */
	boolean countsFoundRows() {
		return !this.properties.getBooleanProperty(PropertyKey.useAffectedRows).getValue();
	}

	/**
	 * The smaller of the server's limit and the driver's own.
	 */
	int maxAllowedPacket() {
		return this.properties.getIntegerProperty(PropertyKey.maxAllowedPacket).getValue();
	}

	/**
	 * Whether {@link #infoOf} will work; to be asked before the statement is executed.
	 */
	static boolean reaches(PreparedStatement statement) throws SQLException {
		return statement.isWrapperFor(JdbcStatement.class);
	}

	/**
	 * What the server said besides the count: {@code Records: 3 Duplicates: 1 Warnings:
	 * 0}, in the language of its messages.
	 */
	static @Nullable String infoOf(PreparedStatement statement) throws SQLException {
		return statement.unwrap(JdbcStatement.class).getResultSetInternal().getServerInfo();
	}

}
