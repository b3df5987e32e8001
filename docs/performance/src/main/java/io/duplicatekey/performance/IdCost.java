package io.duplicatekey.performance;

import java.nio.ByteBuffer;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.UUID;
import java.util.function.Supplier;

import org.apache.commons.math3.stat.descriptive.rank.Median;
import org.hibernate.id.uuid.UuidVersion7Strategy;
import org.jspecify.annotations.Nullable;

/**
 * Measures what the kind of a primary key costs an insert, and what the table then takes:
 * the same rows, a thousand in a statement, each statement committed, into tables that
 * differ in their id only. Ids that are made here are those of {@link UUID#randomUUID()}
 * and of Hibernate's {@code @UuidGenerator(style = VERSION_7)}.
 * <p>
 * Arguments: {@code [--rows=1000000] [--rounds=3] [--server=embedded|jdbc:...]}.
 */
public final class IdCost {

	private static final int STATEMENT = 1000;

	private static final int WARM_UP = 20_000;

	private static final Kind AUTO_INCREMENT = new Kind("BIGINT AUTO_INCREMENT", "BIGINT AUTO_INCREMENT", null);

	private static final List<Kind> KINDS = List.of(AUTO_INCREMENT,
			new Kind("UUIDv7, BINARY(16)", "BINARY(16)", () -> bytes(version7())),
			new Kind("UUIDv4, BINARY(16)", "BINARY(16)", () -> bytes(UUID.randomUUID())),
			new Kind("UUIDv7, CHAR(36)", "CHAR(36) CHARACTER SET ascii", () -> version7().toString()),
			new Kind("UUIDv4, CHAR(36)", "CHAR(36) CHARACTER SET ascii", () -> UUID.randomUUID().toString()));

	private IdCost() {
	}

	/**
	 * Measure.
	 * @param args see above
	 * @throws Exception if the server does not start or refuses something
	 */
	public static void main(String[] args) throws Exception {
		int rows = Integer.parseInt(StartUp.option(args, "rows", "1000000"));
		int rounds = Integer.parseInt(StartUp.option(args, "rounds", "3"));
		try (MeasuredServer server = MeasuredServer.open(StartUp.option(args, "server", MeasuredServer.EMBEDDED));
				Connection connection = server.connection();
				Statement statement = connection.createStatement()) {
			String database = "dk_ids_" + ProcessHandle.current().pid();
			statement.execute("CREATE DATABASE " + database);
			statement.execute("USE " + database);
			System.out.println("Server and driver: " + server.describe());
			System.out.println("Buffer pool: " + ask(statement, "SELECT @@innodb_buffer_pool_size") + " bytes");
			try {
				measure(connection, statement, rows, rounds);
			}
			finally {
				statement.execute("DROP DATABASE " + database);
			}
		}
	}

	private static void measure(Connection connection, Statement statement, int rows, int rounds) throws SQLException {
		Map<Kind, List<Double>> times = new HashMap<>();
		Map<Kind, Long> sizes = new HashMap<>();
		for (int round = 0; round <= rounds; round++) {
			List<Kind> order = new ArrayList<>(KINDS);
			Collections.rotate(order, round);
			for (Kind kind : order) {
				statement.execute("CREATE TABLE orders (id " + kind.type
						+ " PRIMARY KEY, customer BIGINT NOT NULL, note VARCHAR(100) NOT NULL, KEY (customer))");
				if (round == 0) {
					insert(connection, kind, WARM_UP);
				}
				else {
					double time = insert(connection, kind, rows);
					times.computeIfAbsent(kind, (key) -> new ArrayList<>()).add(time);
					sizes.put(kind, size(statement));
					System.out.printf(Locale.ROOT, "round %d, %s: %.1f s%n", round, kind.label, time);
				}
				statement.execute("DROP TABLE orders");
			}
		}
		print(rows, times, sizes);
	}

	private static long size(Statement statement) throws SQLException {
		statement.execute("ANALYZE TABLE orders");
		return ask(statement, "SELECT DATA_LENGTH + INDEX_LENGTH FROM information_schema.TABLES"
				+ " WHERE TABLE_SCHEMA = DATABASE() AND TABLE_NAME = 'orders'");
	}

	private static double insert(Connection connection, Kind kind, int rows) throws SQLException {
		String row = (kind.ids != null) ? "(?, ?, ?)" : "(DEFAULT, ?, ?)";
		String sql = "INSERT INTO orders VALUES " + String.join(", ", Collections.nCopies(STATEMENT, row));
		long begin = System.nanoTime();
		try (PreparedStatement insert = connection.prepareStatement(sql)) {
			for (int done = 0; done < rows; done += STATEMENT) {
				int parameter = 1;
				for (int i = done; i < done + STATEMENT; i++) {
					if (kind.ids != null) {
						insert.setObject(parameter++, kind.ids.get());
					}
					// Customers come in no order, whatever the id is.
					insert.setLong(parameter++, Math.floorMod(i * 2654435761L, 100_000L));
					insert.setString(parameter++, "An order of a few things, number " + i);
				}
				insert.executeUpdate();
			}
		}
		return (System.nanoTime() - begin) / 1e9;
	}

	private static void print(int rows, Map<Kind, List<Double>> times, Map<Kind, Long> sizes) {
		double first = median(times, AUTO_INCREMENT);
		long smallest = sizes.getOrDefault(AUTO_INCREMENT, 0L);
		System.out.printf(Locale.ROOT, "%,d rows%n| id | median | rows a second | time | size | size |%n", rows);
		for (Kind kind : KINDS) {
			double time = median(times, kind);
			long size = sizes.getOrDefault(kind, 0L);
			System.out.printf(Locale.ROOT, "| %s | %.1f s | %,.0f | %.2fx | %,d MB | %.2fx |%n", kind.label, time,
					rows / time, time / first, size >> 20, (double) size / smallest);
		}
	}

	private static double median(Map<Kind, List<Double>> times, Kind kind) {
		List<Double> samples = times.getOrDefault(kind, List.of());
		return new Median().evaluate(samples.stream().mapToDouble(Double::doubleValue).toArray());
	}

	private static long ask(Statement statement, String query) throws SQLException {
		try (ResultSet result = statement.executeQuery(query)) {
			result.next();
			return result.getLong(1);
		}
	}

	private static UUID version7() {
		return UuidVersion7Strategy.INSTANCE.generateUuid(null);
	}

	private static byte[] bytes(UUID id) {
		return ByteBuffer.allocate(16)
			.putLong(id.getMostSignificantBits())
			.putLong(id.getLeastSignificantBits())
			.array();
	}

	/**
	 * A kind of id.
	 *
	 * @param label what the report calls it
	 * @param type the column's type
	 * @param ids makes the ids, or {@code null} where the server does
	 */
	private record Kind(String label, String type, @Nullable Supplier<Object> ids) {
	}

}
