package io.duplicatekey.jdbc;

import java.lang.reflect.Method;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.time.Duration;
import java.time.LocalDateTime;
import java.time.temporal.ChronoUnit;
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
		Object value = arguments[1];
		if (arguments.length == 2 && value instanceof LocalDateTime time && isPlain(time)) {
			return plain(time);
		}
		if (!isWritten(value)) {
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

	/**
	 * Whether nothing is left for the driver to decide. These are most of all, and its
	 * formatters are slow.
	 */
	private static boolean isPlain(LocalDateTime time) {
		return time.equals(time.truncatedTo(ChronoUnit.SECONDS)) && time.getYear() >= 1000 && time.getYear() <= 9999;
	}

	private static String plain(LocalDateTime time) {
		StringBuilder text = new StringBuilder(19).append(time.getYear());
		append(text, '-', time.getMonthValue());
		append(text, '-', time.getDayOfMonth());
		append(text, ' ', time.getHour());
		append(text, ':', time.getMinute());
		append(text, ':', time.getSecond());
		return text.toString();
	}

	private static void append(StringBuilder text, char before, int number) {
		text.append(before).append((char) ('0' + (number / 10))).append((char) ('0' + (number % 10)));
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
