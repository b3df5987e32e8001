package io.duplicatekey.behaviour.sharded;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import java.util.stream.Stream;

import org.junit.jupiter.api.BeforeAll;

import org.springframework.boot.WebApplicationType;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.dao.InvalidDataAccessApiUsageException;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;
import org.springframework.util.ClassUtils;

import io.duplicatekey.DuplicateKeyViolation;
import io.duplicatekey.DuplicateUniqueKeyException;
import io.duplicatekey.InvalidDeclarationException;
import io.duplicatekey.jdbc.SimpleJdbcUpsert;
import io.duplicatekey.servers.ServerTest;
import io.duplicatekey.servers.TestDatabase;
import io.duplicatekey.upsert.Outcome;
import io.duplicatekey.upsert.UpsertResult;
import io.duplicatekey.upsert.Upserted;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.catchThrowable;
import static org.assertj.core.api.Assertions.tuple;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

/**
 * Upserts through ShardingSphere-JDBC over two servers, or where there is only one that
 * the driver is for, over two databases of it.
 */
class ShardingIT {

	private static final String DRIVER = "org.apache.shardingsphere.driver.ShardingSphereDriver";

	@BeforeAll
	static void shardingSphereIsThere() {
		assumeTrue(ClassUtils.isPresent(DRIVER, null),
				"ShardingSphere is not on the class path: -Psharding puts it there");
	}

	@ServerTest
	void everyRowIsWrittenWhereItBelongs(TestDatabase database) throws Exception {
		run(database, (context, shards) -> {
			ParcelRepository parcels = context.getBean(ParcelRepository.class);
			parcels.upsertAll(IntStream.range(0, 2500).mapToObj((i) -> new Parcel(i % 4, "p" + i, "here", 1)));
			parcels.upsertAll(IntStream.range(0, 2500).mapToObj((i) -> new Parcel(i % 4, "p" + i, "there", 1)));
			for (int i = 0; i < 4; i++) {
				assertThat(shards.query(i % 2,
						"SELECT COUNT(*) FROM parcels_%d WHERE place = 'there' AND version = 1".formatted(i / 2)))
					.containsExactly("625");
			}
		});
	}

	@ServerTest
	void rowsOfAllServersAreCounted(TestDatabase database) throws Exception {
		run(database, (context, shards) -> {
			ParcelRepository parcels = context.getBean(ParcelRepository.class);
			assertThat(parcels.upsertAll(four("here"))).isEqualTo(new UpsertResult(4, 0, 0, List.of()));
			assertThat(parcels.upsertAll(List.of(new Parcel(0, "a", "there", 1), new Parcel(5, "a", "here", 1),
					new Parcel(1, "a", "here", 1), new Parcel(2, "a", "here", 1), new Parcel(3, "a", "there", 1))))
				.isEqualTo(new UpsertResult(1, 2, 2, List.of()));
		});
	}

	@ServerTest
	void entitiesGetTheIdsThatShardingSphereMade(TestDatabase database) throws Exception {
		run(database, (context, shards) -> {
			ParcelRepository parcels = context.getBean(ParcelRepository.class);
			List<Upserted<Parcel>> first = parcels.upsertEach(four("here"));
			assertThat(first).extracting(Upserted::outcome).containsOnly(Outcome.INSERTED);
			List<Parcel> given = new ArrayList<>(four("here"));
			given.set(1, new Parcel(1, "a", "there", 1));
			given.add(2, new Parcel(1, "b", "here", 1));
			List<Upserted<Parcel>> second = parcels.upsertEach(given);
			assertThat(second).extracting(Upserted::outcome)
				.containsExactly(Outcome.UNCHANGED, Outcome.UPDATED, Outcome.INSERTED, Outcome.UNCHANGED,
						Outcome.UNCHANGED);
			List<Long> ids = second.stream().map((row) -> row.entity().id).toList();
			assertThat(ids).doesNotContainNull().doesNotHaveDuplicates();
			assertThat(List.of(ids.get(0), ids.get(1), ids.get(3), ids.get(4)))
				.isEqualTo(first.stream().map((row) -> row.entity().id).toList());
			assertThat(second.get(1).entity().version).isEqualTo(1);
			assertThat(parcels.findByTenantAndLabel(1, "b")).get().extracting((row) -> row.id).isEqualTo(ids.get(2));
		});
	}

	@ServerTest
	void rowsThatNobodyNumbersAreToldApart(TestDatabase database) throws Exception {
		run(database, (context, shards) -> {
			VisitsRepository visits = context.getBean(VisitsRepository.class);
			visits.upsertAll(List.of(new Visits(0, "old", 1), new Visits(1, "old", 1)));
			List<Visits> rows = new ArrayList<>();
			for (int i = 0; i < 10; i++) {
				rows.add(new Visits(i % 2, "old", 1));
				rows.add(new Visits(i % 2, "new" + i, 1));
				rows.add(new Visits((i + 1) % 2, "newer" + i, 1));
			}
			for (int attempt = 0; attempt < 3; attempt++) {
				String round = "-" + attempt;
				rows.stream().filter((row) -> row.page.startsWith("new")).forEach((row) -> row.page += round);
				assertThat(visits.upsertEach(rows)).allSatisfy((row) -> assertThat(row.outcome())
					.isEqualTo(row.entity().page.equals("old") ? Outcome.UNCHANGED : Outcome.INSERTED));
			}
		});
	}

	@ServerTest
	void rowsAreToldApartBehindTriggers(TestDatabase database) throws Exception {
		run(database, (context, shards) -> {
			for (String table : new String[] { "visits_0", "visits_1" }) {
				shards.executeOnBoth("CREATE TRIGGER audit_" + table + " AFTER UPDATE ON " + table
						+ " FOR EACH ROW INSERT INTO audits (page) VALUES (NEW.page)");
			}
			VisitsRepository visits = context.getBean(VisitsRepository.class);
			visits.upsertAll(List.of(new Visits(0, "old", 1), new Visits(1, "old", 1)));
			List<Visits> rows = new ArrayList<>();
			for (int i = 0; i < 6; i++) {
				rows.add(new Visits(i % 2, "old", 1));
				rows.add(new Visits(i % 2, "new" + i, 1));
			}
			assertThat(visits.upsertAll(rows)).isEqualTo(new UpsertResult(6, 0, 6, List.of()));
		});
	}

	@ServerTest
	void conditionsAndArgumentsAreTaken(TestDatabase database) throws Exception {
		run(database, (context, shards) -> {
			ParcelRepository parcels = context.getBean(ParcelRepository.class);
			parcels.upsertAll(four("here"));
			parcels.add(four("there"), 5, 10, "nowhere");
			parcels.add(List.of(new Parcel(0, "a", "nowhere", 1), new Parcel(1, "a", "anywhere", 1)), 4, 10, "nowhere");
			parcels.add(List.of(new Parcel(2, "a", "anywhere", 1)), 5, 10, "nowhere");
			assertThat(parcels.findAll()).extracting((row) -> row.tenant, (row) -> row.place, (row) -> row.weight)
				.containsExactlyInAnyOrder(tuple(0L, "there", 6), tuple(1L, "anywhere", 10), tuple(2L, "there", 6),
						tuple(3L, "there", 6));
		});
	}

	@ServerTest
	void everyModeIsThere(TestDatabase database) throws Exception {
		run(database, (context, shards) -> {
			ParcelRepository parcels = context.getBean(ParcelRepository.class);
			parcels.upsertAll(four("here").stream().limit(2).toList());
			assertThat(parcels.addMissing(four("there"))).extracting(Upserted::outcome)
				.containsExactly(Outcome.UNCHANGED, Outcome.UNCHANGED, Outcome.INSERTED, Outcome.INSERTED);
			List<Parcel> more = new ArrayList<>(four("here"));
			more.add(2, new Parcel(1, "b", "x".repeat(30), 1));
			UpsertResult fitting = parcels.addFitting(more);
			assertThat(List.of(fitting.inserted(), fitting.unchanged())).containsExactly(1L, 4L);
			assertThat(fitting.warnings()).filteredOn((warning) -> warning.code() == 1265).hasSize(1);
			assertThat(parcels.replace(four("anywhere"))).isEqualTo(new UpsertResult(0, 4, 0, List.of()));
			VisitsRepository visits = context.getBean(VisitsRepository.class);
			visits.upsertAll(List.of(new Visits(1, "a", 1)));
			assertThat(visits.addIfAbsent(List.of(new Visits(0, "a", 2), new Visits(1, "a", 2))))
				.isEqualTo(new UpsertResult(1, 0, 1, List.of()));
			assertThat(shards.query(1, "SELECT visits FROM visits_0")).containsExactly("1");
		});
	}

	@ServerTest
	void rowsOfTwoServersWithTheSameIdAreNotMixedUp(TestDatabase database) throws Exception {
		run(database, (context, shards) -> {
			TicketRepository tickets = context.getBean(TicketRepository.class);
			tickets.upsertEach(List.of(new Ticket(0, "first", "a")));
			tickets.upsertEach(List.of(new Ticket(0, "first", "b")));
			List<Upserted<Ticket>> other = tickets.upsertEach(List.of(new Ticket(1, "first", "c")));
			assertThat(other).extracting((row) -> row.entity().id, (row) -> row.entity().version)
				.containsExactly(tuple(1L, 0));
			assertThat(shards.query(0, "SELECT version FROM tickets WHERE id = 1")).containsExactly("1");
		});
	}

	@ServerTest
	void aKeyWithoutTheShardingColumnIsNotUnique(TestDatabase database) throws Exception {
		run(database, (context, shards) -> {
			TicketRepository tickets = context.getBean(TicketRepository.class);
			tickets.upsertByCode(List.of(new Ticket(0, "first", "same")));
			tickets.upsertByCode(List.of(new Ticket(1, "second", "same")));
			for (int i = 0; i < 2; i++) {
				assertThat(shards.query(i, "SELECT COUNT(*) FROM tickets WHERE code = 'same'")).containsExactly("1");
			}
		});
	}

	@ServerTest
	void duplicatesNameTheirKey(TestDatabase database) throws Exception {
		run(database, (context, shards) -> {
			ParcelRepository parcels = context.getBean(ParcelRepository.class);
			parcels.saveAndFlush(new Parcel(3, "a", "here", 1));
			Throwable saved = catchThrowable(() -> parcels.saveAndFlush(new Parcel(3, "a", "there", 1)));
			Throwable inserted = catchThrowable(() -> context.getBean(JdbcTemplate.class)
				.update("INSERT INTO parcels (version, tenant, label, weight) VALUES (0, ?, ?, 1)", 3L, "a"));
			for (Throwable thrown : List.of(saved, inserted)) {
				if (shards.isMariaDb(0) != shards.isMariaDb(1)) {
					// ShardingSphere reports the version of either, which tells how to
					// read a name with a dot in it.
					assertThat(thrown).isInstanceOfSatisfying(DuplicateUniqueKeyException.class,
							(ex) -> assertThat(ex.getViolation().constraint()).endsWith("uk_parcels_label"));
					continue;
				}
				assertThat(thrown).isInstanceOfSatisfying(DuplicateUniqueKeyException.class,
						(ex) -> assertThat(ex.getViolation())
							.extracting(DuplicateKeyViolation::constraint, DuplicateKeyViolation::table)
							.containsExactly("uk_parcels_label", shards.isMariaDb(1) ? null : "parcels_1"));
			}
		});
	}

	@ServerTest
	void aFailureRollsBackOnAllServers(TestDatabase database) throws Exception {
		run(database, (context, shards) -> {
			ParcelRepository parcels = context.getBean(ParcelRepository.class);
			parcels.saveAndFlush(new Parcel(3, "a", "here", 1));
			assertThatExceptionOfType(DuplicateUniqueKeyException.class)
				.isThrownBy(() -> new TransactionTemplate(context.getBean(PlatformTransactionManager.class))
					.executeWithoutResult((status) -> {
						parcels.upsertAll(four("there"));
						parcels.saveAndFlush(new Parcel(3, "a", "there", 1));
					}));
			assertThat(parcels.findAll()).singleElement().extracting((row) -> row.place).isEqualTo("here");
		});
	}

	@ServerTest
	void tablesNeedNoMapping(TestDatabase database) throws Exception {
		run(database, (context, shards) -> {
			SimpleJdbcUpsert upsert = new SimpleJdbcUpsert(context.getBean(JdbcTemplate.class)).withTableName("visits")
				.set("visits", "#old.visits + #new.visits");
			List<Map<String, Object>> rows = Stream.of(0L, 1L, 2L, 3L)
				.map((tenant) -> Map.<String, Object>of("tenant", tenant, "page", "a", "visits", 1))
				.toList();
			assertThat(upsert.executeBatch(rows)).isEqualTo(new UpsertResult(4, 0, 0, List.of()));
			assertThat(upsert.executeBatch(rows)).isEqualTo(new UpsertResult(0, 4, 0, List.of()));
			assertThat(shards.query(1, "SELECT visits FROM visits_1")).containsExactly("2");
		});
	}

	@ServerTest
	void whatCannotWorkSaysSo(TestDatabase database) throws Exception {
		run(database, (context, shards) -> {
			ParcelRepository parcels = context.getBean(ParcelRepository.class);
			parcels.upsertAll(four("here"));
			assertThatExceptionOfType(InvalidDeclarationException.class)
				.isThrownBy(() -> parcels.replaceSafely(four("there")))
				.withMessageContaining("ShardingSphere does not say whether foreign keys pass that on");
			assertThatExceptionOfType(InvalidDataAccessApiUsageException.class)
				.isThrownBy(() -> context.getBean(VisitsRepository.class).addIfAbsent(List.of(new Visits(0, null, 1))))
				.withMessageContaining("has no value for 'page'");
			assertThat(catchThrowable(() -> parcels.addIfAbsent(four("there")))).rootCause()
				.hasMessage(
						"INSERT INTO ... SELECT can not support applying key generator with absent generate key column.");
			assertThat(catchThrowable(() -> parcels.negate(four("there"), 1))).rootCause()
				.hasMessageMatching("(?i).*parameter.*");
			JdbcTemplate jdbc = context.getBean(JdbcTemplate.class);
			assertThat(catchThrowable(() -> jdbc.update("UPDATE parcels SET tenant = 1 WHERE tenant = 0"))).rootCause()
				.hasMessage("Can not update sharding value for table 'parcels'.");
			assertThat(catchThrowable(() -> jdbc.execute("LOAD DATA LOCAL INFILE 'x' INTO TABLE parcels")))
				.hasMessage("Can not support operation 'LOAD DATA' with sharding table 'parcels'.");
		});
	}

	private static List<Parcel> four(String place) {
		return Stream.of(0, 1, 2, 3).map((tenant) -> new Parcel(tenant, "a", place, 1)).toList();
	}

	private static void run(TestDatabase database, Check check) throws Exception {
		try (Shards shards = new Shards(database);
				ConfigurableApplicationContext context = new SpringApplicationBuilder(ShardedApplication.class)
					.web(WebApplicationType.NONE)
					.properties(database.properties(""))
					// Of which server Hibernate would ask it is left to chance.
					.properties("spring.jpa.properties.hibernate.dialect=org.hibernate.dialect."
							+ (shards.isMariaDb(0) ? "MariaDBDialect" : "MySQLDialect"))
					.properties("spring.datasource.url=" + shards.jdbcUrl(),
							"spring.datasource.driver-class-name=" + DRIVER, "spring.main.banner-mode=off",
							"spring.jmx.enabled=false", "spring.datasource.hikari.maximum-pool-size=1",
							"spring.datasource.hikari.connection-timeout=2000", "logging.level.root=error")
					.run()) {
			check.run(context, shards);
		}
	}

	private interface Check {

		void run(ConfigurableApplicationContext context, Shards shards) throws Exception;

	}

}
