package io.duplicatekey.performance;

import java.sql.Connection;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.Collections;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.IntStream;

import jakarta.persistence.EntityManager;

import org.springframework.boot.WebApplicationType;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.transaction.support.TransactionTemplate;

import io.duplicatekey.performance.managed.ManagedApplication;
import io.duplicatekey.performance.managed.StockItem;
import io.duplicatekey.upsert.ManagedCopies;
import io.duplicatekey.upsert.UpsertOperations;

/**
 * Measures what it costs an upsert of a thousand rows that some of them are managed, by
 * what then happens to the copies. The time includes finding all of them by their ids
 * afterwards, which is when a copy that was detached is read again.
 * <p>
 * Arguments: {@code [--rounds=15] [--server=embedded|jdbc:...]}.
 */
public final class ManagedCopiesCost {

	private static final int ROWS = 1000;

	private static final int WARM_UP = 5;

	private ManagedCopiesCost() {
	}

	/**
	 * Measure.
	 * @param args see above
	 * @throws Exception if the server or the application does not start
	 */
	public static void main(String[] args) throws Exception {
		int rounds = Integer.parseInt(StartUp.option(args, "rounds", "15"));
		try (MeasuredServer server = MeasuredServer.open(StartUp.option(args, "server", MeasuredServer.EMBEDDED));
				Connection connection = server.connection();
				Statement statement = connection.createStatement()) {
			String database = "dk_managed_" + ProcessHandle.current().pid();
			String url = server.url(database);
			statement.execute("USE " + database);
			statement.execute("CREATE TABLE stock_items (id BIGINT PRIMARY KEY, name VARCHAR(50), stock INT NOT NULL)");
			System.out.println("Server and driver: " + server.describe());
			try (ConfigurableApplicationContext context = new SpringApplicationBuilder(ManagedApplication.class)
				.web(WebApplicationType.NONE)
				.properties("spring.datasource.url=" + url,
						"spring.jpa.properties.hibernate.dialect=" + MeasuredServer.dialect(connection),
						"spring.main.banner-mode=off", "logging.level.root=warn")
				.run()) {
				for (int managed : new int[] { 0, 10, 100, 1000 }) {
					print(managed, measure(context, managed, rounds));
				}
			}
			finally {
				statement.execute("DROP DATABASE " + database);
			}
		}
	}

	private static Map<ManagedCopies, List<Double>> measure(ConfigurableApplicationContext context, int managed,
			int rounds) {
		Map<ManagedCopies, List<Double>> times = new EnumMap<>(ManagedCopies.class);
		int stock = 1000 * managed;
		for (int i = -WARM_UP; i < rounds; i++) {
			List<ManagedCopies> order = new ArrayList<>(List.of(ManagedCopies.values()));
			Collections.rotate(order, i);
			for (ManagedCopies mode : order) {
				// Another value each time, so that each call changes every row.
				double time = once(context, managed, mode, stock++);
				if (i >= 0) {
					times.computeIfAbsent(mode, (key) -> new ArrayList<>()).add(time);
				}
			}
		}
		return times;
	}

	private static double once(ConfigurableApplicationContext context, int managed, ManagedCopies mode, int stock) {
		EntityManager entityManager = context.getBean(EntityManager.class);
		UpsertOperations upserts = context.getBean(UpsertOperations.class);
		List<StockItem> items = IntStream.range(0, ROWS).mapToObj((id) -> new StockItem(id, stock)).toList();
		Double time = context.getBean(TransactionTemplate.class).execute((status) -> {
			entityManager.createQuery("from StockItem where id < :id", StockItem.class)
				.setParameter("id", managed)
				.getResultList();
			long begin = System.nanoTime();
			upserts.of(StockItem.class).key("id").managedCopies(mode).execute(items);
			for (long id = 0; id < managed; id++) {
				StockItem found = entityManager.find(StockItem.class, id);
				if (found == null || found.getStock() != stock) {
					throw new IllegalStateException(mode + " shows what is not stored");
				}
			}
			return (System.nanoTime() - begin) / 1e6;
		});
		return (time != null) ? time : Double.NaN;
	}

	private static void print(int managed, Map<ManagedCopies, List<Double>> times) {
		double clear = median(times.getOrDefault(ManagedCopies.CLEAR, List.of()));
		times.forEach((mode, samples) -> System.out.printf(Locale.ROOT,
				"%d rows, %4d of them managed, %-7s %7.1f ms  %.2fx%n", ROWS, managed, mode, median(samples),
				median(samples) / clear));
	}

	private static double median(List<Double> samples) {
		return samples.stream().sorted().skip(samples.size() / 2).findFirst().orElseThrow();
	}

}
