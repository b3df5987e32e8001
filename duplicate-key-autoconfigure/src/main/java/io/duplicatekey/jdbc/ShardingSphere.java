package io.duplicatekey.jdbc;

import java.lang.reflect.Method;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Collection;
import java.util.List;

import org.jspecify.annotations.Nullable;

import org.springframework.dao.InvalidDataAccessResourceUsageException;
import org.springframework.util.ClassUtils;
import org.springframework.util.ReflectionUtils;

/**
 * What is behind the connections and statements of Apache ShardingSphere-JDBC, which need
 * not be on the class path. It is one connection for many: what is asked of "the session"
 * reaches any of its servers, its generated keys can be its own, and warnings it does not
 * pass on. So that has to be asked of the statement that a server really executed.
 */
public final class ShardingSphere {

	private static final String PACKAGE = "org.apache.shardingsphere.driver.jdbc.core.";

	private static final @Nullable Class<?> CONNECTION = find("connection.ShardingSphereConnection");

	private static final @Nullable Class<?> STATEMENT = find("statement.ShardingSpherePreparedStatement");

	private static final @Nullable Method ROUTED = (STATEMENT != null)
			? ReflectionUtils.findMethod(STATEMENT, "getRoutedStatements") : null;

	private ShardingSphere() {
	}

	private static @Nullable Class<?> find(String name) {
		ClassLoader loader = ShardingSphere.class.getClassLoader();
		return ClassUtils.isPresent(PACKAGE + name, loader) ? ClassUtils.resolveClassName(PACKAGE + name, loader)
				: null;
	}

	/**
	 * Whether a connection is one of ShardingSphere, and thus of several servers.
	 * @param connection the connection, which can be wrapped
	 * @return {@code false} for that of a single server
	 * @throws SQLException from the driver
	 */
	public static boolean isBehind(Connection connection) throws SQLException {
		return CONNECTION != null && connection.isWrapperFor(CONNECTION);
	}

	/**
	 * The statements that servers executed for one.
	 * @param executed a statement that was executed, of any driver
	 * @return itself, or in its place what it became on the servers it was routed to
	 */
	static List<PreparedStatement> routed(PreparedStatement executed) throws SQLException {
		if (STATEMENT == null || !executed.isWrapperFor(STATEMENT)) {
			return List.of(executed);
		}
		Object routed = (ROUTED != null) ? ReflectionUtils.invokeMethod(ROUTED, executed.unwrap(STATEMENT)) : null;
		if (!(routed instanceof Collection<?> statements) || statements.isEmpty()) {
			throw new InvalidDataAccessResourceUsageException(
					"This version of ShardingSphere does not tell which statements it executed, without which rows cannot be counted");
		}
		return statements.stream().map(PreparedStatement.class::cast).toList();
	}

	/**
	 * Make the sessions that executed a statement forget their last insert id.
	 */
	static void forgetLastInsertId(PreparedStatement executed) throws SQLException {
		for (PreparedStatement routed : routed(executed)) {
			try (Statement statement = routed.getConnection().createStatement();
					ResultSet result = statement.executeQuery("SELECT LAST_INSERT_ID(0)")) {
				result.next();
			}
		}
	}

}
