package io.duplicatekey.hibernate;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;

import org.jspecify.annotations.Nullable;

import org.springframework.dao.DataRetrievalFailureException;
import org.springframework.dao.InvalidDataAccessApiUsageException;
import org.springframework.transaction.TransactionDefinition;

import io.duplicatekey.hibernate.mapped.Generations;
import io.duplicatekey.hibernate.mapped.Kinds;
import io.duplicatekey.hibernate.mapped.Parts;
import io.duplicatekey.hibernate.mapped.Parts.Constructed;
import io.duplicatekey.hibernate.mapped.References;
import io.duplicatekey.hibernate.mapped.References.Recorded;
import io.duplicatekey.hibernate.mapped.Reread;
import io.duplicatekey.jdbc.DebugLog;
import io.duplicatekey.jdbc.UpsertReport;
import io.duplicatekey.servers.ServerTest;
import io.duplicatekey.servers.TestTarget;
import io.duplicatekey.upsert.OnDuplicate;
import io.duplicatekey.upsert.Repeats;
import io.duplicatekey.upsert.Via;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.catchThrowable;
import static org.assertj.core.api.Assumptions.assumeThat;

/**
 * What is read of the stored rows is the same whether they are found by their keys, one
 * by one, or by a join with the temporary table that they were written from.
 */
class StagedReadBackIT {

	@ServerTest
	void idsAndVersionsAreThoseOfTheRowWithTheKey(TestTarget target) throws SQLException {
		EntityUnit unit = EntityUnit.of(target);
		for (OnDuplicate mode : List.of(OnDuplicate.UPDATE, OnDuplicate.KEEP, OnDuplicate.REPLACE)) {
			for (Way way : Way.values()) {
				empty(unit, Constructed.class);
				way.read(unit, Constructed.class, OnDuplicate.UPDATE, constructed("one", "other", "é"), "sku");
				List<Constructed> given = constructed("two", "ONE", "three", "TWO", "one", "e", "four");
				way.read(unit, Constructed.class, mode, given, "sku");
				for (Constructed entity : given) {
					Map<String, Object> row = unit.template()
						.queryForMap("SELECT id, version FROM `parts$constructed` WHERE sku = ?", entity.sku());
					assertThat(List.of(String.valueOf(entity.id()), String.valueOf(entity.version())))
						.as("%s of %s %s", entity.sku(), mode, way)
						.containsExactly(row.get("id").toString(), row.get("version").toString());
				}
				assertThat(given).extracting(Constructed::id).doesNotContainNull();
				assertThat(given.get(1).id()).isEqualTo(given.get(4).id()).isNotEqualTo(given.get(0).id());
			}
		}
	}

	@ServerTest
	void idsByTwoColumns(TestTarget target) throws SQLException {
		EntityUnit unit = EntityUnit.of(target);
		for (Way way : Way.values()) {
			empty(unit, Parts.Embedding.class);
			List<Parts.Embedding> given = new ArrayList<>();
			for (int i = 0; i < 60; i++) {
				Parts.Embedding embedding = new Parts.Embedding();
				embedding.key = "k" + i % 6;
				embedding.groupName = "g" + i / 6;
				given.add(embedding);
			}
			way.read(unit, Parts.Embedding.class, OnDuplicate.UPDATE, given, "groupName", "key");
			assertThat(given).allSatisfy((entity) -> assertThat(entity.id).isEqualTo(unit.template()
				.queryForObject("SELECT id FROM `order` WHERE `key` = ? AND group_name = ?", Long.class, entity.key,
						entity.groupName)));
		}
	}

	@ServerTest
	void idsByAColumnThatIsNoProperty(TestTarget target) throws SQLException {
		EntityUnit unit = EntityUnit.of(target);
		for (Way way : Way.values()) {
			empty(unit, Reread.Coded.class);
			Reread.Coded coded = new Reread.Coded();
			way.read(unit, Reread.Coded.class, OnDuplicate.UPDATE, List.of(coded, new Reread.Coded()), "kind", "code");
			Reread.Recoded recoded = new Reread.Recoded();
			way.read(unit, Reread.Recoded.class, OnDuplicate.UPDATE, List.of(recoded, new Reread.Recoded()), "kind",
					"code");
			assertThat(coded.id).as("%s", way).isEqualTo(idOf(unit, "Coded"));
			assertThat(recoded.id).as("%s", way).isEqualTo(idOf(unit, "Recoded")).isNotEqualTo(coded.id);
		}
	}

	private static @Nullable Long idOf(EntityUnit unit, String kind) {
		return unit.template()
			.queryForObject("SELECT id FROM `reread$coded` WHERE kind LIKE ?", Long.class, "%$" + kind);
	}

	@ServerTest
	void timesAndVersionAreThoseOfTheRow(TestTarget target) throws SQLException {
		EntityUnit unit = EntityUnit.of(target);
		for (Way way : Way.values()) {
			empty(unit, Generations.Times.class);
			way.read(unit, Generations.Times.class, OnDuplicate.UPDATE, List.of(times("stored")), "code");
			List<Generations.Times> given = List.of(times("first"), times("second"));
			way.read(unit, Generations.Times.class, OnDuplicate.UPDATE, given, "code");
			for (Generations.Times times : given) {
				assertThat(times.version).as("%s", way).isEqualTo((way.repeats == Repeats.APPLY) ? 2 : 1);
				unit.transaction((entityManager) -> assertThat(times).usingRecursiveComparison()
					.ignoringFields("name", "nameLength")
					.isEqualTo(entityManager.find(Generations.Times.class, times.id)));
			}
		}
	}

	private static Generations.Times times(String name) {
		Generations.Times times = new Generations.Times();
		times.become(0);
		times.name = name;
		return times;
	}

	@ServerTest
	void partsAndAssociationsThatAreSetOnInsertOnly(TestTarget target) throws SQLException {
		EntityUnit unit = EntityUnit.of(target);
		for (Way way : Way.values()) {
			empty(unit, Recorded.class);
			References.Customer author = References.Customer.of(1);
			unit.transaction((entityManager) -> {
				entityManager.createQuery("DELETE FROM " + author.getClass().getName()).executeUpdate();
				entityManager.persist(author);
			});
			Recorded inserted = new Recorded();
			inserted.author = author;
			inserted.origin = new References.Origin("Rome", "first");
			way.read(unit, Recorded.class, OnDuplicate.UPDATE, List.of(inserted), "code");
			Recorded found = new Recorded();
			found.origin = new References.Origin("Paris", "second");
			way.read(unit, Recorded.class, OnDuplicate.UPDATE, List.of(found), "code");
			assertThat(found.origin).as("%s", way).isEqualTo(new References.Origin("Rome", "second"));
			assertThat(found.author).as("%s", way)
				.extracting((of) -> unit.factory().getPersistenceUnitUtil().getIdentifier(of))
				.isEqualTo(author.id);
		}
		empty(unit, Recorded.class);
	}

	@ServerTest
	void columnThatIsReadByAnExpression(TestTarget target) throws SQLException {
		EntityUnit unit = EntityUnit.of(target);
		for (Way way : Way.values()) {
			empty(unit, Reread.Transformed.class);
			Reread.Transformed entity = new Reread.Transformed();
			List<String> log = way.log(unit, Reread.Transformed.class, OnDuplicate.UPDATE, List.of(entity), "code");
			assertThat(entity.value).as("%s", way).isEqualTo("VALUE");
			assertThat(entity.id).isNotNull();
			assertThat(log).noneMatch(StagedReadBackIT::isJoin);
		}
	}

	/**
	 * The first note is written before the memo with its key, and read after it.
	 */
	@ServerTest
	void rowsThatALaterStatementOfTheCallChanges(TestTarget target) throws SQLException {
		EntityUnit unit = EntityUnit.of(target);
		for (Way way : List.of(Way.BY_KEYS, Way.LOADING)) {
			empty(unit, Reread.Note.class);
			List<Reread.Note> given = List.of(new Reread.Note(), new Reread.Memo(), new Reread.Note());
			given.get(1).text = "changed";
			given.get(2).code = "other";
			way.read(unit, Reread.Note.class, OnDuplicate.UPDATE, given, "code");
			assertThat(given).as("%s", way).extracting((note) -> note.version).containsExactly(1, 1, 0);
			assertThat(given.get(0).id).isNotNull().isEqualTo(given.get(1).id).isNotEqualTo(given.get(2).id);
		}
	}

	@ServerTest
	void rowsThatIgnoreLeavesOutOrCuts(TestTarget target) throws SQLException {
		EntityUnit unit = EntityUnit.of(target);
		for (Way way : Way.values()) {
			empty(unit, Constructed.class);
			way.read(unit, Constructed.class, OnDuplicate.UPDATE, constructed("there"), "sku");
			List<Constructed> given = constructed("there", "longer than twenty characters", "new");
			List<String> log = way.log(unit, Constructed.class, OnDuplicate.IGNORE, given, "sku");
			assertThat(given).extracting(Constructed::id)
				.as("%s", way)
				.containsExactly(idOf(unit, given.get(0)), null, idOf(unit, given.get(2)));
			assertThat(log).noneMatch(StagedReadBackIT::isJoin);
		}
	}

	private static @Nullable Long idOf(EntityUnit unit, Constructed entity) {
		return unit.template()
			.queryForObject("SELECT id FROM `parts$constructed` WHERE sku = ?", Long.class, entity.sku());
	}

	@ServerTest
	void rowWithoutAKeyIsRefused(TestTarget target) {
		EntityUnit unit = EntityUnit.of(target);
		empty(unit, Constructed.class);
		for (Way way : Way.values()) {
			assertThatExceptionOfType(InvalidDataAccessApiUsageException.class)
				.isThrownBy(() -> way.read(unit, Constructed.class, OnDuplicate.UPDATE, constructed("a", null), "sku"))
				.withMessageContaining("lement 1 ");
		}
	}

	@ServerTest
	void rowThatATriggerGivesAnotherKeyIsNotFoundAgain(TestTarget target) {
		// MariaDB then takes NULL for other columns of an INSERT ... SELECT.
		assumeThat(target.server().isMariaDb()).as("a trigger that sets one column").isFalse();
		EntityUnit unit = EntityUnit.of(target);
		unit.template().execute("""
				CREATE TRIGGER moves BEFORE INSERT ON pets FOR EACH ROW
				SET NEW.name = IF(NEW.name = 'moved', 'elsewhere', NEW.name)""");
		try {
			for (Way way : Way.values()) {
				empty(unit, Kinds.Pet.class);
				assertThatExceptionOfType(DataRetrievalFailureException.class).as("%s", way)
					.isThrownBy(() -> way.read(unit, Kinds.Dog.class, OnDuplicate.UPDATE,
							List.of(dog("stays"), dog("moved"), dog("Stays")), "name"))
					.withMessageContaining(
							"element 1 (counted from 0) was written and cannot be found again by its " + "key [name]");
			}
		}
		finally {
			unit.template().execute("DROP TRIGGER moves");
		}
	}

	private static Kinds.Dog dog(String name) {
		Kinds.Dog dog = new Kinds.Dog();
		dog.name = name;
		return dog;
	}

	/**
	 * The temporary table has the key as it was cut, by which the row would be found.
	 */
	@ServerTest
	void rowWhoseKeyWasCutIsNotFoundAgain(TestTarget target) throws SQLException {
		EntityUnit unit = EntityUnit.of(target);
		List<String> failures = new ArrayList<>();
		for (Way way : Way.values()) {
			empty(unit, Constructed.class);
			Throwable failure = catchThrowable(() -> unit.transaction((entityManager) -> {
				entityManager.createNativeQuery("SET SESSION sql_mode = ''").executeUpdate();
				try {
					way.write(unit, Constructed.class, OnDuplicate.UPDATE,
							constructed("cut", "longer than twenty characters"), "sku");
				}
				finally {
					entityManager.createNativeQuery("SET SESSION sql_mode = @@GLOBAL.sql_mode").executeUpdate();
				}
			}));
			assertThat(failure).as("%s", way).isNotNull();
			failures.add(failure.getClass().getSimpleName());
		}
		assertThat(failures).as("%s", failures).containsOnly(failures.get(0));
	}

	@ServerTest
	void rowsCommittedAfterTheFirstReadOfTheTransaction(TestTarget target) throws SQLException {
		EntityUnit unit = EntityUnit.of(target);
		// MariaDB from 11.6.2 on refuses to write such a row, unless told otherwise.
		boolean refused = unit.template()
			.queryForList("SHOW VARIABLES LIKE 'innodb_snapshot_isolation'")
			.stream()
			.anyMatch((variable) -> variable.containsValue("ON"));
		List<Way> ways = refused ? List.of(Way.READ_COMMITTED) : List.of(Way.values());
		for (Way way : ways) {
			empty(unit, Constructed.class);
			List<Constructed> given = constructed("late", "new");
			unit.inTransaction(way.isolation(), (entityManager) -> {
				assertThat(entityManager.createQuery("FROM " + Constructed.class.getName()).getResultList()).isEmpty();
				try (Connection connection = unit.database().connection("")) {
					connection.createStatement()
						.execute("INSERT INTO `parts$constructed` (sku, label, version) VALUES ('late', 'x', 5)");
				}
				catch (SQLException ex) {
					throw new IllegalStateException(ex);
				}
				way.write(unit, Constructed.class, OnDuplicate.KEEP, given, "sku");
				return null;
			});
			assertThat(given).extracting(Constructed::id)
				.as("%s", way)
				.containsExactly(idOf(unit, given.get(0)), idOf(unit, given.get(1)))
				.doesNotContainNull();
			assertThat(given.get(0).version()).as("%s", way).isEqualTo(5);
		}
	}

	private static List<Constructed> constructed(@Nullable String... skus) {
		return Arrays.stream(skus).map(Constructed::new).toList();
	}

	private static void empty(EntityUnit unit, Class<?> type) {
		unit.transaction((entityManager) -> entityManager.createQuery("DELETE FROM " + type.getName()).executeUpdate());
	}

	private static boolean isJoin(String logged) {
		return logged.contains("STRAIGHT_JOIN");
	}

	/**
	 * How rows are written, and with that, read.
	 */
	private enum Way {

		BY_KEYS(Via.MULTI_ROW, Repeats.APPLY), LOADING(Via.LOAD_DATA, Repeats.APPLY),
		KEEPING_FIRST(Via.AUTO, Repeats.KEEP_FIRST), KEEPING_LAST(Via.LOAD_DATA, Repeats.KEEP_LAST),
		READ_COMMITTED(Via.LOAD_DATA, Repeats.APPLY);

		private final Via via;

		private final Repeats repeats;

		Way(Via via, Repeats repeats) {
			this.via = via;
			this.repeats = repeats;
		}

		int isolation() {
			return (this == READ_COMMITTED) ? TransactionDefinition.ISOLATION_READ_COMMITTED
					: TransactionDefinition.ISOLATION_DEFAULT;
		}

		/**
		 * Write and read entities in a transaction, by the join where this way has one.
		 */
		<T> void read(EntityUnit unit, Class<T> type, OnDuplicate mode, List<? extends T> given, String... key)
				throws SQLException {
			List<String> joins = log(unit, type, mode, given, key).stream().filter(StagedReadBackIT::isJoin).toList();
			assertThat(joins.isEmpty()).as("%s does not join", this).isEqualTo(this == BY_KEYS);
			assertThat(joins).as("%s", this)
				.allMatch((join) -> join.contains("LOCK IN SHARE MODE") == (this != READ_COMMITTED));
		}

		<T> List<String> log(EntityUnit unit, Class<T> type, OnDuplicate mode, List<? extends T> given, String... key)
				throws SQLException {
			return DebugLog.of(() -> unit.inTransaction(isolation(), (entityManager) -> {
				write(unit, type, mode, given, key);
				return null;
			}));
		}

		<T> void write(EntityUnit unit, Class<T> type, OnDuplicate mode, List<? extends T> given, String... key) {
			EntityUpsert<T> upsert = unit.upserts()
				.prepare(type, EntityUnit.definition(mode, this.via, this.repeats, key));
			assertThat(upsert.executeAndRead(given.iterator(), Map.of(), new UpsertReport())).hasSameSizeAs(given);
		}

	}

}
