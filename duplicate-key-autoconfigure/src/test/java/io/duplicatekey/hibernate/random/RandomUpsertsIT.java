package io.duplicatekey.hibernate.random;

import java.sql.SQLException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;

import javax.sql.DataSource;

import jakarta.persistence.EntityManager;
import jakarta.persistence.EntityManagerFactory;
import org.jspecify.annotations.Nullable;

import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.orm.jpa.JpaTransactionManager;
import org.springframework.orm.jpa.LocalContainerEntityManagerFactoryBean;
import org.springframework.orm.jpa.SharedEntityManagerCreator;
import org.springframework.orm.jpa.vendor.HibernateJpaVendorAdapter;
import org.springframework.transaction.support.TransactionTemplate;

import io.duplicatekey.hibernate.EntityUpsert;
import io.duplicatekey.hibernate.EntityUpserts;
import io.duplicatekey.hibernate.random.Item.Row;
import io.duplicatekey.hibernate.random.Operation.Kind;
import io.duplicatekey.hibernate.random.Operation.Result;
import io.duplicatekey.servers.ServerTest;
import io.duplicatekey.servers.TestDatabase;
import io.duplicatekey.servers.TestDriver;
import io.duplicatekey.upsert.Via;
import io.duplicatekey.jdbc.Counting;
import io.duplicatekey.upsert.Outcome;
import io.duplicatekey.jdbc.UpsertExecutor;
import io.duplicatekey.jdbc.UpsertReport;
import io.duplicatekey.upsert.UpsertResult;
import io.duplicatekey.upsert.Upserted;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Random sequences of upserts in every mode, on a server and on a model of MySQL's rules,
 * which must agree on rows, totals, outcomes and ids. With
 * {@code -Drandom.sequences=10000} and {@code -Drandom.seed=...} it runs longer or again.
 */
class RandomUpsertsIT {

	private static final String[] URLS = { "", "useAffectedRows=true", "rewriteBatchedStatements=true",
			"useServerPrepStmts=true" };

	private final int sequences = Integer.getInteger("random.sequences", 60);

	private final long seed = Long.getLong("random.seed", 1062);

	@ServerTest
	void agreeWithTheModel(TestDatabase database) throws SQLException {
		for (String options : URLS) {
			run(database, options);
		}
	}

	private void run(TestDatabase database, String options) {
		DataSource dataSource = database.pool(1,
				options + ((database.target().driver() == TestDriver.CONNECTOR_J) ? "&allowLoadLocalInfile=true" : ""));
		JdbcTemplate template = new JdbcTemplate(dataSource);
		template.execute("DROP TABLE IF EXISTS items");
		template.execute("""
				CREATE TABLE items (id BIGINT AUTO_INCREMENT PRIMARY KEY, tenant INT NOT NULL, sku VARCHAR(20)
				CHARACTER SET utf8mb4 COLLATE utf8mb4_general_ci NOT NULL, price INT, stock INT NOT NULL,
				note VARCHAR(20) CHARACTER SET utf8mb4 COLLATE utf8mb4_general_ci, version INT NOT NULL,
				created_by VARCHAR(20), changed_by VARCHAR(20), UNIQUE KEY uk_items (tenant, sku))""");
		LocalContainerEntityManagerFactoryBean bean = factory(database, dataSource);
		try {
			EntityManagerFactory factory = bean.getObject();
			assertThat(factory).isNotNull();
			Server server = new Server(factory, template);
			Random random = new Random(this.seed + options.hashCode());
			for (int i = 0; i < this.sequences / URLS.length; i++) {
				server.run(sequence(random));
			}
		}
		finally {
			bean.destroy();
		}
	}

	private static LocalContainerEntityManagerFactoryBean factory(TestDatabase database, DataSource dataSource) {
		LocalContainerEntityManagerFactoryBean bean = new LocalContainerEntityManagerFactoryBean();
		bean.setDataSource(dataSource);
		bean.setPackagesToScan(Item.class.getPackageName());
		HibernateJpaVendorAdapter adapter = new HibernateJpaVendorAdapter();
		adapter.setDatabasePlatform("org.hibernate.dialect."
				+ (database.target().server().isMariaDb() ? "MariaDBDialect" : "MySQLDialect"));
		bean.setJpaVendorAdapter(adapter);
		bean.setJpaPropertyMap(Map.of("hibernate.physical_naming_strategy",
				"org.hibernate.boot.model.naming.CamelCaseToUnderscoresNamingStrategy"));
		bean.afterPropertiesSet();
		return bean;
	}

	private static List<Operation> sequence(Random random) {
		List<Operation> operations = new ArrayList<>();
		int size = 1 + random.nextInt(6);
		for (int i = 0; i < size; i++) {
			List<Row> rows = new ArrayList<>();
			int count = (random.nextInt(20) == 0) ? 0 : 1 + random.nextInt(5);
			for (int j = 0; j < count; j++) {
				rows.add(row(random));
			}
			Kind kind = any(random, Kind.values());
			Result result = any(random, Result.values());
			Via via = kind.canBeStaged(result) ? any(random, Via.values()) : any(random, Via.AUTO, Via.MULTI_ROW);
			operations.add(new Operation(kind, result, via, "op" + i, rows));
		}
		return operations;
	}

	private static Row row(Random random) {
		return new Row(random.nextInt(2), any(random, "a", "b", "A", "b ", "c"), any(random, 1, 2, null),
				random.nextInt(3), any(random, "x", "X", "x ", null));
	}

	@SafeVarargs
	private static <T> T any(Random random, T... values) {
		return values[random.nextInt(values.length)];
	}

	/**
	 * The table on the server, beside its model.
	 */
	private static final class Server {

		private final TransactionTemplate transaction;

		private final JdbcTemplate template;

		private final Map<List<Object>, EntityUpsert<Item>> upserts = new HashMap<>();

		Server(EntityManagerFactory factory, JdbcTemplate template) {
			this.transaction = new TransactionTemplate(new JpaTransactionManager(factory));
			this.template = template;
			EntityManager entityManager = SharedEntityManagerCreator.createSharedEntityManager(factory);
			EntityUpserts unit = new EntityUpserts(entityManager, new UpsertExecutor(null));
			for (Kind kind : Kind.values()) {
				for (Via via : Via.values()) {
					if (via != Via.LOAD_DATA || kind.canBeStaged(Result.NOTHING)) {
						this.upserts.put(List.of(kind, via), unit.prepare(Item.class, kind.definition(via)));
					}
				}
			}
		}

		void run(List<Operation> operations) {
			TableModel model = new TableModel();
			this.template.update("DELETE FROM items");
			Map<String, Long> ids = Map.of();
			for (Operation operation : operations) {
				Item.Author.current = operation.author();
				List<Outcome> outcomes = model.apply(operation);
				List<Item> given = operation.rows().stream().map(Item::new).toList();
				Object result = this.transaction.execute((status) -> execute(operation, given));

				Map<String, Long> idsBefore = ids;
				Map<String, Stored> stored = new TreeMap<>();
				ids = new TreeMap<>();
				read(stored, ids);
				assertThat(stored).as("rows after the last of %s", operations).isEqualTo(model.rows);
				check(operations, idsBefore, ids, model.fresh);
				check(operation, outcomes, result);
				if (operation.result() == Result.ENTITIES || operation.result() == Result.EACH) {
					check(operations, given, ids, stored);
				}
			}
		}

		private @Nullable Object execute(Operation operation, List<Item> items) {
			EntityUpsert<Item> upsert = this.upserts.get(List.of(operation.kind(), operation.via()));
			assertThat(upsert).isNotNull();
			return switch (operation.result()) {
				case NOTHING -> upsert.execute(items.iterator(), Map.of(), Counting.NONE);
				case TOTALS -> upsert.execute(items.iterator(), Map.of(), Counting.TOTALS);
				case ENTITIES -> upsert.executeAndRead(items.iterator(), Map.of(), new UpsertReport());
				case EACH -> upsert.executeEach(items.iterator(), Map.of(), new UpsertReport());
			};
		}

		private void read(Map<String, Stored> stored, Map<String, Long> ids) {
			this.template.query("SELECT * FROM items", (row) -> {
				String key = Stored.key(row.getInt("tenant"), row.getString("sku"));
				stored.put(key,
						new Stored(row.getInt("tenant"), row.getString("sku"), (Integer) row.getObject("price"),
								row.getInt("stock"), row.getString("note"), row.getInt("version"),
								row.getString("created_by"), row.getString("changed_by")));
				ids.put(key, row.getLong("id"));
			});
		}

		private static void check(List<Operation> operations, Map<String, Long> before, Map<String, Long> after,
				List<String> fresh) {
			before.forEach((key, id) -> {
				if (fresh.contains(key)) {
					assertThat(after.get(key)).as("a new id for %s after the last of %s", key, operations)
						.isNotIn(before.values());
				}
				else {
					assertThat(after.get(key)).as("id of %s after the last of %s", key, operations).isEqualTo(id);
				}
			});
		}

		private static void check(Operation operation, List<Outcome> outcomes, @Nullable Object result) {
			if (operation.result() == Result.TOTALS) {
				assertThat(result).as("%s", operation)
					.isInstanceOfSatisfying(UpsertResult.class,
							(totals) -> assertThat(List.of(totals.inserted(), totals.updated(), totals.unchanged()))
								.as("%s", operation)
								.isEqualTo(List.of(count(outcomes, Outcome.INSERTED), count(outcomes, Outcome.UPDATED),
										count(outcomes, Outcome.UNCHANGED))));
			}
			else if (operation.result() == Result.EACH) {
				assertThat((List<?>) result).as("%s", operation)
					.extracting((row) -> ((Upserted<?>) row).outcome())
					.isEqualTo(outcomes);
			}
		}

		private static long count(List<Outcome> outcomes, Outcome outcome) {
			return outcomes.stream().filter(outcome::equals).count();
		}

		/**
		 * The given objects have the id, version and authors of the row that has their
		 * key.
		 */
		private static void check(List<Operation> operations, List<Item> given, Map<String, Long> ids,
				Map<String, Stored> stored) {
			for (Item item : given) {
				assertThat(item.sku).isNotNull();
				String key = Stored.key(item.tenant, item.sku);
				Stored row = stored.get(key);
				assertThat(List.of(item.id, item.version, item.createdBy, item.changedBy))
					.as("object with key %s after the last of %s", key, operations)
					.isEqualTo(List.of(ids.get(key), row.version(), row.createdBy(), row.changedBy()));
			}
		}

	}

}
