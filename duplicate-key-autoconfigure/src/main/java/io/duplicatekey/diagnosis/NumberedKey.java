package io.duplicatekey.diagnosis;

import java.lang.reflect.Field;
import java.math.BigInteger;
import java.sql.SQLException;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

import org.jspecify.annotations.Nullable;

import org.springframework.util.ReflectionUtils;

import io.duplicatekey.mysql.InsertStatement;
import io.duplicatekey.mysql.InsertStatement.Given;
import io.duplicatekey.schema.TableColumn;
import io.duplicatekey.schema.TableReader;

/**
 * A key that is an AUTO_INCREMENT column and nothing else, and how far its numbers have
 * come.
 *
 * @param column the column
 * @param given what the statement gives the column
 * @param violated the number that was there already; it must not be shown
 * @param greatest the greatest number stored; it must not be shown
 * @param counter the number that the table gives out next, read after the greatest one;
 * {@code null} where the server does not say
 * @param increment by how much sessions move the counter
 * @param offset from where sessions count
 */
record NumberedKey(TableColumn column, Given given, BigInteger violated, BigInteger greatest,
		@Nullable BigInteger counter, BigInteger increment, BigInteger offset) {

	/**
	 * The number stands before everything with quotes. Live, other than the column
	 * AUTO_INCREMENT of information_schema.TABLES, which MySQL 8 caches for a day.
	 */
	private static final Pattern COUNTER = Pattern.compile("\\n\\)[^']*? AUTO_INCREMENT=(\\d+)");

	/**
	 * What runs an INSERT of an entity, whose id is not NULL where the statement names
	 * it.
	 */
	private static final Set<String> ENTITY_INSERTS = Set.of("org.hibernate.engine.spi.ActionQueue",
			"org.hibernate.internal.StatelessSessionImpl");

	static @Nullable NumberedKey find(Scene scene) throws SQLException {
		InsertStatement insert = scene.insert();
		KeyTable table = scene.table();
		TableColumn column = (table != null) ? table.numberedKey() : null;
		if (insert == null || table == null || column == null || !scene.isOfWritten()) {
			return null;
		}
		String printed = scene.error().value();
		if (printed == null || !printed.matches("-?\\d{1,20}")) {
			return null;
		}
		String greatest = scene.lookUp()
			.query("SELECT MAX(" + TableReader.quote(column.name()) + ") FROM " + table.quoted(),
					(row) -> row.getString(1))
			.get(0);
		List<BigInteger> steps = scene.lookUp()
			.query("SELECT @@auto_increment_increment, @@auto_increment_offset",
					(row) -> List.of(new BigInteger(row.getString(1)), new BigInteger(row.getString(2))))
			.get(0);
		return new NumberedKey(column, given(scene, insert, table, column), new BigInteger(printed),
				(greatest != null) ? new BigInteger(greatest) : BigInteger.ZERO, counter(scene, table), steps.get(0),
				steps.get(1));
	}

	private static Given given(Scene scene, InsertStatement insert, KeyTable table, TableColumn column) {
		Given given = insert.given(column.name(), table.columnNames());
		boolean known = isInRow(scene, column) || isEntityInsert(scene);
		return (given == Given.UNKNOWN && known) ? Given.NUMBER : given;
	}

	private static boolean isInRow(Scene scene, TableColumn column) {
		Object value = scene.row().get(column.name());
		return value != null && value.toString().equals(scene.error().value());
	}

	/**
	 * A primitive id can be 0, which asks the server for a number.
	 */
	private static boolean isEntityInsert(Scene scene) {
		Class<?> entity = scene.violation().entityType();
		List<String> properties = scene.violation().properties();
		Field id = (entity != null && properties.size() == 1) ? ReflectionUtils.findField(entity, properties.get(0))
				: null;
		return id != null && !id.getType().isPrimitive() && Arrays.stream(scene.error().error().getStackTrace())
			.anyMatch((frame) -> ENTITY_INSERTS.contains(frame.getClassName()));
	}

	private static @Nullable BigInteger counter(Scene scene, KeyTable table) throws SQLException {
		String definition = scene.lookUp()
			.query("SHOW CREATE TABLE " + table.quoted(), (row) -> row.getString(2))
			.get(0);
		Matcher counter = COUNTER.matcher(definition);
		if (counter.find()) {
			return new BigInteger(counter.group(1));
		}
		// Without table options in the answer, its absence does not mean 1.
		return definition.contains(" ENGINE=") ? BigInteger.ONE : null;
	}

	/**
	 * The greatest number of the column's type, {@code null} for a type without one.
	 */
	@Nullable BigInteger limit() {
		String type = this.column.type().toLowerCase(Locale.ROOT);
		int bits = type.startsWith("tinyint") ? 8 : type.startsWith("smallint") ? 16
				: type.startsWith("mediumint") ? 24 : type.startsWith("int") ? 32 : type.startsWith("bigint") ? 64 : 0;
		return (bits == 0) ? null
				: BigInteger.TWO.pow(type.contains("unsigned") ? bits : bits - 1).subtract(BigInteger.ONE);
	}

	/**
	 * Whether the table gives out a number next that is not above the greatest one
	 * stored. The counter never goes back, and was read last.
	 */
	boolean isBehind() {
		return this.counter != null && this.counter.compareTo(this.greatest) <= 0;
	}

}
