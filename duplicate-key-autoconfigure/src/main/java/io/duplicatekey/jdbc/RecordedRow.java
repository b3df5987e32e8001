package io.duplicatekey.jdbc;

import java.lang.reflect.InvocationHandler;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.lang.reflect.Proxy;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.sql.Types;
import java.util.Set;

import org.jspecify.annotations.Nullable;

/**
 * Stands in for a statement that a row's values are bound to, and keeps what it is given:
 * {@code null}, a String for whatever the driver writes in quotes, a number, or bytes.
 */
final class RecordedRow implements InvocationHandler {

	/**
	 * Whose literal is the same with every driver.
	 */
	private static final Set<Class<?>> SIMPLE = Set.of(String.class, Integer.class, Long.class, Short.class, Byte.class,
			BigInteger.class, BigDecimal.class, Double.class, Float.class, byte[].class);

	private static final Set<Integer> TEXT_TYPES = Set.of(Types.CHAR, Types.VARCHAR, Types.LONGVARCHAR, Types.NCHAR,
			Types.NVARCHAR, Types.LONGNVARCHAR);

	private final Connection connection;

	private final @Nullable DriverText driverText;

	private final @Nullable Object[] values;

	private final PreparedStatement statement;

	private @Nullable String obstacle;

	/**
	 * Create it.
	 * @param columns how many values a row has
	 * @param driverText writes what depends on the driver, {@code null} for nothing
	 */
	RecordedRow(Connection connection, int columns, @Nullable DriverText driverText) {
		this.connection = connection;
		this.driverText = driverText;
		this.values = new @Nullable Object[columns];
		this.statement = (PreparedStatement) Proxy.newProxyInstance(RecordedRow.class.getClassLoader(),
				new Class<?>[] { PreparedStatement.class }, this);
	}

	/**
	 * What to bind to.
	 */
	PreparedStatement statement() {
		return this.statement;
	}

	/**
	 * The values that were bound since the last time.
	 */
	@Nullable Object[] values() {
		return this.values;
	}

	/**
	 * What was bound that no text can stand for, or was asked for.
	 * @return the call, {@code null} for none
	 */
	@Nullable String obstacle() {
		return this.obstacle;
	}

	@Override
	public @Nullable Object invoke(Object proxy, Method method, @Nullable Object @Nullable [] arguments)
			throws Throwable {
		String name = method.getName();
		if (arguments != null && arguments.length > 1 && name.startsWith("set")
				&& arguments[0] instanceof Integer index) {
			this.values[index - 1] = recorded(method, name, arguments);
			return null;
		}
		return switch (name) {
			case "getConnection" -> this.connection;
			case "isWrapperFor" -> false;
			case "toString" -> "A row of values";
			case "hashCode" -> System.identityHashCode(proxy);
			case "equals" -> arguments != null && proxy == arguments[0];
			default -> throw new SQLException("Only values can be bound here, not " + name);
		};
	}

	private @Nullable Object recorded(Method method, String name, @Nullable Object[] arguments) throws SQLException {
		Object value = arguments[1];
		if (value == null || name.equals("setNull")) {
			return null;
		}
		if (value instanceof Boolean truth && arguments.length == 2) {
			return truth ? 1 : 0;
		}
		boolean typed = name.equals("setObject") && arguments.length > 2;
		if (typed ? value instanceof String && arguments.length == 3 && TEXT_TYPES.contains(arguments[2])
				: SIMPLE.contains(value.getClass())) {
			return value;
		}
		Object text = (this.driverText != null) ? this.driverText.of(method, arguments) : null;
		if (text == null) {
			this.obstacle = name + " of a " + value.getClass().getName();
		}
		return text;
	}

	/**
	 * What a driver makes of a value.
	 */
	interface DriverText extends AutoCloseable {

		/**
		 * Write a value.
		 * @param method how it is bound
		 * @param arguments the arguments of that, the index of the parameter first
		 * @return the text, {@code null} where it cannot be told
		 */
		@Nullable Object of(Method method, @Nullable Object[] arguments) throws SQLException;

		@Override
		void close() throws SQLException;

		/**
		 * Call a statement's method with another index.
		 */
		static void bind(PreparedStatement statement, Method method, @Nullable Object[] arguments) throws SQLException {
			@Nullable Object[] first = arguments.clone();
			first[0] = 1;
			try {
				method.invoke(statement, first);
			}
			catch (InvocationTargetException ex) {
				if (ex.getTargetException() instanceof SQLException failure) {
					throw failure;
				}
				throw new IllegalStateException(ex.getTargetException());
			}
			catch (IllegalAccessException ex) {
				throw new IllegalStateException(ex);
			}
		}

	}

}
