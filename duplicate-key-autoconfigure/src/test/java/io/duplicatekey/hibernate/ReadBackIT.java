package io.duplicatekey.hibernate;

import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;

import jakarta.persistence.EntityManager;
import org.hibernate.Hibernate;

import org.springframework.dao.InvalidDataAccessApiUsageException;
import org.springframework.transaction.TransactionDefinition;

import io.duplicatekey.hibernate.mapped.Basics;
import io.duplicatekey.hibernate.mapped.Basics.Colour;
import io.duplicatekey.hibernate.mapped.Generations;
import io.duplicatekey.hibernate.mapped.Kinds;
import io.duplicatekey.hibernate.mapped.Parts;
import io.duplicatekey.hibernate.mapped.Parts.Constructed;
import io.duplicatekey.hibernate.mapped.References;
import io.duplicatekey.hibernate.mapped.References.Recorded;
import io.duplicatekey.jdbc.UpsertReport;
import io.duplicatekey.servers.ServerTest;
import io.duplicatekey.servers.TestTarget;
import io.duplicatekey.upsert.OnDuplicate;
import io.duplicatekey.upsert.Outcome;
import io.duplicatekey.upsert.Upserted;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assumptions.assumeThat;

/**
 * The given objects show what is stored, whatever became of their rows.
 */
class ReadBackIT {

	@ServerTest
	void timesAndVersionAreThoseOfTheRow(TestTarget target) {
		EntityUnit unit = emptied(target, Generations.Times.class);
		EntityUpsert<Generations.Times> upsert = unit.prepare(Generations.Times.class, OnDuplicate.UPDATE, "code");
		Generations.Times inserted = times(0);
		assertThat(each(unit, upsert, inserted)).containsExactly(Outcome.INSERTED);
		assertStored(unit, inserted, 0);
		Instant created = inserted.createdAt;

		Generations.Times updated = times(1);
		assertThat(each(unit, upsert, updated)).containsExactly(Outcome.UPDATED);
		assertThat(updated.id).isEqualTo(inserted.id);
		assertThat(updated.createdAt).isEqualTo(created);
		assertStored(unit, updated, 1);

		Generations.Times unchanged = times(1);
		assertThat(each(unit, upsert, unchanged)).containsExactly(Outcome.UNCHANGED);
		assertThat(unchanged.updatedAt).isEqualTo(updated.updatedAt);
		assertThat(unchanged.stampedAt).isEqualTo(updated.stampedAt);
		assertStored(unit, unchanged, 1);
	}

	private static Generations.Times times(int variant) {
		Generations.Times times = new Generations.Times();
		times.become(variant);
		return times;
	}

	private static void assertStored(EntityUnit unit, Generations.Times given, int version) {
		assertThat(given.version).isEqualTo(version);
		unit.transaction((entityManager) -> {
			Generations.Times stored = entityManager.find(Generations.Times.class, given.id);
			assertThat(given).usingRecursiveComparison().isEqualTo(stored);
		});
	}

	@ServerTest
	void valuesThatTheServerComputes(TestTarget target) {
		assumeThat(target.server().version()).as("generated columns").doesNotStartWith("5.6");
		EntityUnit unit = emptied(target, Generations.Computed.class);
		EntityUpsert<Generations.Computed> upsert = unit.prepare(Generations.Computed.class, OnDuplicate.UPDATE,
				"code");
		Generations.Computed inserted = new Generations.Computed();
		inserted.become(0);
		assertThat(each(unit, upsert, inserted)).containsExactly(Outcome.INSERTED);
		assertThat(inserted.total).isEqualTo(20);
		assertThat(inserted.byDefault).isEqualTo(7);
		assertThat(inserted.bySql).isEqualTo("FRAGMENT");
		Generations.Computed updated = new Generations.Computed();
		updated.become(1);
		assertThat(each(unit, upsert, updated)).containsExactly(Outcome.UPDATED);
		assertThat(updated.total).isEqualTo(33);
		assertThat(updated.id).isEqualTo(inserted.id);
	}

	@ServerTest
	void idsOfManyRows(TestTarget target) {
		EntityUnit unit = emptied(target, Constructed.class);
		EntityUpsert<Constructed> upsert = unit.prepare(Constructed.class, OnDuplicate.UPDATE, "sku");
		each(unit, upsert, constructed("17", 0), constructed("230", 0));
		List<Constructed> many = new ArrayList<>();
		for (int i = 0; i < 250; i++) {
			many.add(constructed(String.valueOf(i), 1));
		}
		List<Constructed> result = unit
			.inTransaction((entityManager) -> upsert.executeAndRead(many.iterator(), Map.of(), new UpsertReport()));
		assertThat(result).containsExactlyElementsOf(many);
		Map<String, Long> ids = ids(unit);
		assertThat(ids).hasSize(250);
		assertThat(many).allSatisfy((entity) -> {
			assertThat(entity.id()).isEqualTo(ids.get(entity.sku()));
			assertThat(entity.version()).isEqualTo(List.of("17", "230").contains(entity.sku()) ? 1 : 0);
		});
	}

	@ServerTest
	void idsOfManyRowsSomeInOtherCase(TestTarget target) {
		EntityUnit unit = emptied(target, Constructed.class);
		EntityUpsert<Constructed> upsert = unit.prepare(Constructed.class, OnDuplicate.KEEP, "sku");
		List<Constructed> stored = new ArrayList<>();
		List<Constructed> given = new ArrayList<>();
		for (int i = 0; i < 40; i++) {
			stored.add(constructed("case" + i, 0));
			given.add(constructed((i % 3 == 0) ? "CASE" + i : "case" + i, 1));
		}
		unit.inTransaction((entityManager) -> upsert.executeAndRead(stored.iterator(), Map.of(), new UpsertReport()));
		unit.inTransaction((entityManager) -> upsert.executeAndRead(given.iterator(), Map.of(), new UpsertReport()));
		Map<String, Long> ids = ids(unit);
		assertThat(ids).hasSize(40);
		assertThat(given)
			.allSatisfy((entity) -> assertThat(entity.id()).isEqualTo(ids.get(entity.sku().toLowerCase(Locale.ROOT))));
	}

	@ServerTest
	void idsOfManyRowsByTwoColumns(TestTarget target) {
		EntityUnit unit = emptied(target, Parts.Embedding.class);
		EntityUpsert<Parts.Embedding> upsert = unit.prepare(Parts.Embedding.class, OnDuplicate.UPDATE, "groupName",
				"key");
		List<Parts.Embedding> many = new ArrayList<>();
		for (int i = 0; i < 600; i++) {
			Parts.Embedding embedding = new Parts.Embedding();
			embedding.key = "k" + i % 30;
			embedding.groupName = "g" + i / 30;
			many.add(embedding);
		}
		unit.inTransaction((entityManager) -> upsert.executeAndRead(many.iterator(), Map.of(), new UpsertReport()));
		Map<String, Long> ids = new HashMap<>();
		unit.template().query("SELECT `key`, group_name, id FROM `order`", (row) -> {
			ids.put(row.getString(1) + row.getString(2), row.getLong(3));
		});
		assertThat(ids).hasSize(600);
		assertThat(many)
			.allSatisfy((entity) -> assertThat(entity.id).isEqualTo(ids.get(entity.key + entity.groupName)));
	}

	@ServerTest
	void idsOfManyRowsByAConvertedKey(TestTarget target) {
		EntityUnit unit = emptied(target, Basics.ConvertedKey.class);
		EntityUpsert<Basics.ConvertedKey> upsert = unit.prepare(Basics.ConvertedKey.class, OnDuplicate.UPDATE, "code");
		List<Basics.ConvertedKey> many = new ArrayList<>();
		for (int i = 0; i < 20; i++) {
			Basics.ConvertedKey converted = new Basics.ConvertedKey();
			converted.code = "code" + i;
			many.add(converted);
		}
		unit.inTransaction((entityManager) -> upsert.executeAndRead(many.iterator(), Map.of(), new UpsertReport()));
		assertThat(many).allSatisfy((entity) -> unit
			.transaction((entityManager) -> assertThat(entityManager.find(Basics.ConvertedKey.class, entity.id).code)
				.isEqualTo(entity.code)));
	}

	@ServerTest
	void sameKeyTwice(TestTarget target) {
		EntityUnit unit = emptied(target, Constructed.class);
		EntityUpsert<Constructed> upsert = unit.prepare(Constructed.class, OnDuplicate.UPDATE, "sku");
		Constructed first = constructed("twice", 0);
		Constructed second = constructed("twice", 1);
		assertThat(each(unit, upsert, first, second)).containsExactly(Outcome.INSERTED, Outcome.UPDATED);
		assertThat(List.of(first.id(), second.id())).containsOnly(ids(unit).get("twice"));
		assertThat(List.of(first.version(), second.version())).containsOnly(1L);
	}

	@ServerTest
	void replacedRowsHaveNewIds(TestTarget target) {
		EntityUnit unit = emptied(target, Constructed.class);
		EntityUpsert<Constructed> upsert = unit.prepare(Constructed.class, OnDuplicate.REPLACE, "sku");
		Constructed first = constructed("twice", 0);
		Constructed second = constructed("twice", 1);
		assertThat(each(unit, upsert, first, second)).containsExactly(Outcome.INSERTED, Outcome.UPDATED);
		assertThat(List.of(first.id(), second.id())).containsOnly(ids(unit).get("twice"));
	}

	@ServerTest
	void keyInOtherCase(TestTarget target) {
		EntityUnit unit = emptied(target, Constructed.class);
		EntityUpsert<Constructed> upsert = unit.prepare(Constructed.class, OnDuplicate.KEEP, "sku");
		Constructed lower = constructed("case", 0);
		Constructed upper = constructed("CASE", 1);
		assertThat(each(unit, upsert, lower, upper)).containsExactly(Outcome.INSERTED, Outcome.UNCHANGED);
		assertThat(upper.id()).isEqualTo(lower.id());
	}

	@ServerTest
	void idInOtherCase(TestTarget target) {
		EntityUnit unit = emptied(target, Parts.Accessed.class);
		EntityUpsert<Parts.Accessed> upsert = unit.prepare(Parts.Accessed.class, OnDuplicate.UPDATE);
		Parts.Accessed lower = new Parts.Accessed();
		Parts.Accessed upper = new Parts.Accessed();
		upper.setId("A");
		upper.setAmount(5);
		assertThat(each(unit, upsert, lower, upper)).containsExactly(Outcome.INSERTED, Outcome.UPDATED);
		assertThat(upper.getId()).isEqualTo("a");
	}

	@ServerTest
	void embeddablesAndAssociationsThatAreSetOnInsertOnly(TestTarget target) {
		EntityUnit unit = emptied(target, Recorded.class);
		EntityUpsert<Recorded> upsert = unit.prepare(Recorded.class, OnDuplicate.UPDATE, "code");
		References.Customer author = References.Customer.of(1);
		unit.transaction((entityManager) -> {
			entityManager.createQuery("DELETE FROM " + author.getClass().getName()).executeUpdate();
			entityManager.persist(author);
		});
		Recorded inserted = new Recorded();
		inserted.author = author;
		inserted.origin = new References.Origin("Rome", "first");
		inserted.colour = Colour.BLUE;
		assertThat(each(unit, upsert, inserted)).containsExactly(Outcome.INSERTED);
		assertThat(inserted.author).isSameAs(author);

		Recorded other = new Recorded();
		other.origin = new References.Origin("Paris", "second");
		other.colour = Colour.RED;
		Recorded empty = new Recorded();
		assertThat(each(unit, upsert, other, empty)).containsExactly(Outcome.UPDATED, Outcome.UPDATED);
		assertThat(other.origin).isEqualTo(new References.Origin("Rome", "second"));
		assertThat(empty.origin).isEqualTo(new References.Origin("Rome", null));
		assertThat(List.of(other.colour, empty.colour)).containsOnly(Colour.BLUE);
		assertThat(Hibernate.isInitialized(other.author)).isFalse();
		assertThat(other.author).extracting((found) -> unit.factory().getPersistenceUnitUtil().getIdentifier(found))
			.isEqualTo(author.id);
		unit.template().update("DELETE FROM `references$recorded`");
	}

	@ServerTest
	void severalRowsThatMatchALooseKey(TestTarget target) {
		EntityUnit unit = emptied(target, Kinds.Pet.class);
		EntityUpsert<Kinds.Dog> upsert = unit.prepare(Kinds.Dog.class, OnDuplicate.IF_ABSENT, "age");
		Kinds.Dog first = dog("a", 3);
		unit.transaction((entityManager) -> {
			entityManager.persist(first);
			entityManager.persist(dog("b", 3));
		});
		Kinds.Dog found = dog("c", 3);
		Kinds.Dog inserted = dog("d", 4);
		assertThat(each(unit, upsert, found, inserted)).containsExactly(Outcome.UNCHANGED, Outcome.INSERTED);
		assertThat(found.id).isEqualTo(first.id);
		assertThat(inserted.id).isGreaterThan(first.id);
	}

	private static Kinds.Dog dog(String name, int age) {
		Kinds.Dog dog = new Kinds.Dog();
		dog.name = name;
		dog.age = age;
		return dog;
	}

	@ServerTest
	void rowCommittedAfterTheSnapshot(TestTarget target) {
		EntityUnit unit = emptied(target, Constructed.class);
		// MariaDB from 11.6.2 on refuses to write such a row, unless told otherwise.
		assumeThat(unit.template().queryForList("SHOW VARIABLES LIKE 'innodb_snapshot_isolation'"))
			.noneMatch((variable) -> variable.containsValue("ON"));
		for (OnDuplicate mode : List.of(OnDuplicate.UPDATE, OnDuplicate.KEEP, OnDuplicate.IGNORE)) {
			EntityUpsert<Constructed> upsert = unit.prepare(Constructed.class, mode, "sku");
			String sku = mode.name();
			Constructed given = constructed(sku, 1);
			unit.inTransaction(TransactionDefinition.ISOLATION_REPEATABLE_READ, (entityManager) -> {
				assertThat(count(entityManager, sku)).isZero();
				insertElsewhere(unit, sku);
				Upserted<Constructed> row = upsert.executeEach(List.of(given).iterator(), Map.of(), new UpsertReport())
					.get(0);
				assertThat(row.outcome()).isNotEqualTo(Outcome.INSERTED);
				return null;
			});
			assertThat(given.id()).as(sku).isEqualTo(ids(unit).get(sku));
			assertThat(given.version()).as(sku).isEqualTo((mode == OnDuplicate.UPDATE) ? 6 : 5);
		}
	}

	private static long count(EntityManager entityManager, String sku) {
		return (Long) entityManager
			.createQuery("SELECT COUNT(c) FROM " + Constructed.class.getName() + " c WHERE c.sku = :sku")
			.setParameter("sku", sku)
			.getSingleResult();
	}

	private static void insertElsewhere(EntityUnit unit, String sku) {
		try (Connection connection = unit.database().connection("")) {
			connection.createStatement()
				.execute("INSERT INTO `parts$constructed` (sku, label, version) VALUES ('" + sku + "', 'x', 5)");
		}
		catch (SQLException ex) {
			throw new IllegalStateException(ex);
		}
	}

	@ServerTest
	void readingDoesNotWaitForWhoWaitsForTheRow(TestTarget target) throws Exception {
		EntityUnit unit = emptied(target, Constructed.class);
		EntityUpsert<Constructed> upsert = unit.prepare(Constructed.class, OnDuplicate.KEEP, "sku");
		each(unit, upsert, constructed("row", 0));
		CompletableFuture<Integer> waiting = unit.inTransaction((entityManager) -> {
			upsert.executeEach(List.of(constructed("row", 0)).iterator(), Map.of(), new UpsertReport());
			CompletableFuture<Integer> update = CompletableFuture.supplyAsync(
					() -> unit.template().update("UPDATE `parts$constructed` SET label = 'waited' WHERE sku = 'row'"));
			assertThat(update).failsWithin(Duration.ofMillis(400));
			long start = System.nanoTime();
			upsert.executeEach(List.of(constructed("row", 0)).iterator(), Map.of(), new UpsertReport());
			assertThat(Duration.ofNanos(System.nanoTime() - start)).isLessThan(Duration.ofSeconds(5));
			assertThat(update).isNotDone();
			return update;
		});
		assertThat(waiting.get(10, TimeUnit.SECONDS)).isOne();
	}

	@ServerTest
	void idOfAManagedEntityStays(TestTarget target) {
		EntityUnit unit = emptied(target, Generations.Times.class);
		EntityUpsert<Generations.Times> upsert = unit.prepare(Generations.Times.class, OnDuplicate.KEEP, "code");
		Generations.Times one = times(0);
		Generations.Times other = times(0);
		other.code = "other";
		each(unit, upsert, one, other);
		assertThatExceptionOfType(InvalidDataAccessApiUsageException.class)
			.isThrownBy(() -> unit.transaction((entityManager) -> {
				unit.template().update("UPDATE `generations$times` SET code = 'gone' WHERE code = 'other'");
				Generations.Times managed = entityManager.find(Generations.Times.class, one.id);
				unit.template().update("UPDATE `generations$times` SET code = 'moved' WHERE code = 'code'");
				unit.template().update("UPDATE `generations$times` SET code = 'code' WHERE code = 'gone'");
				upsert.executeEach(List.of(managed).iterator(), Map.of(), new UpsertReport());
			}))
			.withMessageContaining("is managed")
			.withMessageNotContaining(String.valueOf(other.id));
	}

	@SafeVarargs
	private static <T> List<Outcome> each(EntityUnit unit, EntityUpsert<T> upsert, T... rows) {
		List<Upserted<T>> result = unit.inTransaction(
				(entityManager) -> upsert.executeEach(Arrays.asList(rows).iterator(), Map.of(), new UpsertReport()));
		assertThat(result).extracting(Upserted::entity).containsExactly(rows);
		return result.stream().map(Upserted::outcome).toList();
	}

	private static Constructed constructed(String sku, int variant) {
		Constructed constructed = new Constructed(sku);
		constructed.become(variant);
		return constructed;
	}

	private static Map<String, Long> ids(EntityUnit unit) {
		Map<String, Long> ids = new HashMap<>();
		unit.template().query("SELECT sku, id FROM `parts$constructed`", (row) -> {
			ids.put(row.getString(1), row.getLong(2));
		});
		return ids;
	}

	private static EntityUnit emptied(TestTarget target, Class<?> type) {
		EntityUnit unit = EntityUnit.of(target);
		unit.transaction((entityManager) -> entityManager.createQuery("DELETE FROM " + type.getName()).executeUpdate());
		return unit;
	}

}
