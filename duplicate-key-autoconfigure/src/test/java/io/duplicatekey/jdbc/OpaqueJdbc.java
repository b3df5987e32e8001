package io.duplicatekey.jdbc;

import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Proxy;
import java.sql.Connection;
import java.sql.PreparedStatement;

import com.mysql.cj.jdbc.JdbcStatement;
import com.mysql.cj.jdbc.result.ResultSetInternalMethods;

/**
 * Connections behind proxies that keep something back.
 */
final class OpaqueJdbc {

	private OpaqueJdbc() {
	}

	/**
	 * Neither the connection nor its statements let themselves be unwrapped.
	 */
	static Connection connection(Connection target) {
		return proxy(Connection.class, statements(target), (method, result) -> switch (method) {
			case "isWrapperFor" -> false;
			case "unwrap" -> throw new IllegalStateException("Not asked before");
			default -> result;
		});
	}

	/**
	 * The statements do not let themselves be unwrapped.
	 */
	static Connection statements(Connection target) {
		return proxy(Connection.class, target, (method, result) -> (result instanceof PreparedStatement statement)
				? proxy(PreparedStatement.class, statement, (name, value) -> switch (name) {
					case "isWrapperFor" -> false;
					case "unwrap" -> throw new IllegalStateException("Not asked before");
					default -> value;
				}) : result);
	}

	/**
	 * What the server says besides its counts is lost.
	 */
	static Connection silent(Connection target) {
		return proxy(Connection.class, target,
				(method, result) -> (result instanceof PreparedStatement statement)
						? proxy(PreparedStatement.class, statement,
								(name, value) -> (value instanceof JdbcStatement driver && name.equals("unwrap"))
										? proxy(JdbcStatement.class, driver, OpaqueJdbc::withoutInfo) : value)
						: result);
	}

	private static Object withoutInfo(String method, Object result) {
		return (result instanceof ResultSetInternalMethods results) ? proxy(ResultSetInternalMethods.class, results,
				(name, value) -> name.equals("getServerInfo") ? null : value) : result;
	}

	private static <T> T proxy(Class<T> type, T target, Answer answer) {
		return type.cast(Proxy.newProxyInstance(OpaqueJdbc.class.getClassLoader(), new Class<?>[] { type },
				(proxy, method, arguments) -> {
					try {
						return answer.instead(method.getName(), method.invoke(target, arguments));
					}
					catch (InvocationTargetException ex) {
						throw ex.getCause();
					}
				}));
	}

	private interface Answer {

		Object instead(String method, Object result);

	}

}
