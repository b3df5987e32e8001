package io.duplicatekey.jdbc;

import java.lang.reflect.Method;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.time.Duration;
import java.time.temporal.TemporalAccessor;
import java.util.Calendar;
import java.util.Date;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

import com.mysql.cj.BindValue;
import com.mysql.cj.jdbc.JdbcConnection;
import com.mysql.cj.jdbc.JdbcPreparedStatement;
import org.jspecify.annotations.Nullable;

/**
 * Lets Connector/J write dates, times and numbers: binds each to a statement that is
 * never executed, and looks at what the driver would have sent.
 */
final class ConnectorJText implements RecordedRow.DriverText {

	private static final Pattern LITERAL = Pattern.compile("'([0-9:. +-]+)'|(-?[0-9]{1,18})");

	private final PreparedStatement statement;

	ConnectorJText(Connection connection) throws SQLException {
		this.statement = connection.unwrap(JdbcConnection.class).clientPrepareStatement("SELECT ?");
	}

	@Override
	public @Nullable Object of(Method method, @Nullable Object[] arguments) throws SQLException {
		if (!isWritten(arguments[1])) {
			return null;
		}
		RecordedRow.DriverText.bind(this.statement, method, arguments);
		BindValue bound = this.statement.unwrap(JdbcPreparedStatement.class).getQueryBindings().getBindValues()[0];
		Matcher literal = LITERAL.matcher(bound.isStream() ? "" : bound.getString());
		if (!literal.matches()) {
			return null;
		}
		return (literal.group(1) != null) ? literal.group(1) : (Object) Long.valueOf(literal.group(2));
	}

	private static boolean isWritten(@Nullable Object value) {
		return value instanceof TemporalAccessor || value instanceof Date || value instanceof Calendar
				|| value instanceof Duration || value instanceof Number || value instanceof Boolean;
	}

	@Override
	public void close() throws SQLException {
		this.statement.close();
	}

}
