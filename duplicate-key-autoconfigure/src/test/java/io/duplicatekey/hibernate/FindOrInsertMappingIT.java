package io.duplicatekey.hibernate;

import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.function.Function;
import java.util.function.Supplier;

import jakarta.persistence.EntityManager;
import org.hibernate.Hibernate;
import org.hibernate.SessionFactory;

import org.springframework.dao.DataRetrievalFailureException;
import org.springframework.transaction.TransactionDefinition;

import io.duplicatekey.hibernate.mapped.Basics;
import io.duplicatekey.hibernate.mapped.Changing;
import io.duplicatekey.hibernate.mapped.Generations;
import io.duplicatekey.hibernate.mapped.Kinds;
import io.duplicatekey.hibernate.mapped.Parts;
import io.duplicatekey.hibernate.mapped.References;
import io.duplicatekey.plan.UpsertDefinition;
import io.duplicatekey.servers.ServerTest;
import io.duplicatekey.servers.TestTarget;
import io.duplicatekey.upsert.Found;
import io.duplicatekey.upsert.ManagedCopies;
import io.duplicatekey.upsert.OnDuplicate;
import io.duplicatekey.upsert.Permission;
import io.duplicatekey.upsert.Repeats;
import io.duplicatekey.upsert.Via;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.catchThrowable;

/**
 * Each kind of id and of key: the entity that is found or inserted is the managed one.
 */
class FindOrInsertMappingIT {

	@ServerTest
	void embeddedId(TestTarget target) {
		check(target, Parts.Slot::new, (slot) -> slot.id);
	}

	@ServerTest
	void idClass(TestTarget target) {
		check(target, Parts.Line::new, (line) -> new Parts.LineId(line.orderNo, line.lineNo));
	}

	@ServerTest
	void assignedId(TestTarget target) {
		check(target, Basics.Numbers::new, (numbers) -> numbers.id);
	}

	@ServerTest
	void versionThatIsATime(TestTarget target) {
		check(target, Generations.TimeVersioned::new, (entity) -> entity.id);
	}

	@ServerTest
	void naturalIdAndMadeId(TestTarget target) {
		check(target, Generations.Times::new, (times) -> times.id);
	}

	@ServerTest
	void keyOfTwoPropertiesAndGeneratedId(TestTarget target) {
		check(target, Parts.Embedding::new, (embedding) -> embedding.id, "key", "groupName");
	}

	@ServerTest
	void keyWithConverter(TestTarget target) {
		check(target, Basics.ConvertedKey::new, (entity) -> entity, "code");
	}

	@ServerTest
	void constructorOnly(TestTarget target) {
		check(target, () -> new Parts.Constructed("sku"), Parts.Constructed::id, "sku");
	}

	@ServerTest
	void subclass(TestTarget target) {
		check(target, Kinds.Dog::new, (dog) -> dog.id, "name");
	}

	@ServerTest
	void associationInTheKey(TestTarget target) {
		EntityUnit unit = EntityUnit.of(target);
		References.Purchase purchase = new References.Purchase();
		purchase.id = 4711;
		unit.transaction((entityManager) -> entityManager.persist(purchase));
		try {
			check(target, () -> {
				References.Position position = new References.Position();
				position.purchase = purchase;
				return position;
			}, (position) -> position.number);
		}
		finally {
			unit.transaction((entityManager) -> {
				entityManager.createQuery("delete from " + References.Position.class.getName()).executeUpdate();
				entityManager.createQuery("delete from " + References.Purchase.class.getName()).executeUpdate();
			});
		}
	}

	@ServerTest
	void idIsComparedByTheServer(TestTarget target) {
		EntityUnit unit = EntityUnit.of(target);
		clear(unit, Parts.Accessed.class);
		assertThat(find(unit, Parts.Accessed.class, new Parts.Accessed()).inserted()).isTrue();
		Parts.Accessed other = new Parts.Accessed();
		other.setId("A");
		Found<Parts.Accessed> found = find(unit, Parts.Accessed.class, other);
		assertThat(found.inserted()).isFalse();
		assertThat(found.entity().getId()).isEqualTo("a");
		clear(unit, Parts.Accessed.class);
	}

	@ServerTest
	void givenObjectStaysAsItIs(TestTarget target) {
		EntityUnit unit = EntityUnit.of(target);
		clear(unit, Parts.Embedding.class);
		unit.transaction((entityManager) -> {
			Parts.Embedding given = new Parts.Embedding();
			find(unit, Parts.Embedding.class, given, "key", "groupName");
			assertThat(given.id).isNull();
			assertThat(entityManager.contains(given)).isFalse();
		});
		clear(unit, Parts.Embedding.class);
	}

	@ServerTest
	void entityThatIsStillToBeInsertedIsFound(TestTarget target) {
		EntityUnit unit = EntityUnit.of(target);
		clear(unit, Generations.Times.class);
		unit.transaction((entityManager) -> {
			Generations.Times pending = new Generations.Times();
			entityManager.persist(pending);
			Found<Generations.Times> found = find(unit, Generations.Times.class, new Generations.Times());
			assertThat(found).isEqualTo(new Found<>(pending, false));
			assertThat(find(unit, Generations.Times.class, pending).entity()).isSameAs(pending);
		});
		clear(unit, Generations.Times.class);
	}

	@ServerTest
	void entityThatIsRemovedIsInsertedAgain(TestTarget target) {
		EntityUnit unit = EntityUnit.of(target);
		clear(unit, Parts.Slot.class);
		find(unit, Parts.Slot.class, new Parts.Slot());
		unit.transaction((entityManager) -> {
			entityManager.remove(entityManager.find(Parts.Slot.class, new Parts.SlotId()));
			Found<Parts.Slot> found = find(unit, Parts.Slot.class, new Parts.Slot());
			assertThat(found.inserted()).isTrue();
			assertThat(entityManager.contains(found.entity())).isTrue();
		});
		assertThat(count(unit, Parts.Slot.class)).isOne();
		clear(unit, Parts.Slot.class);
	}

	@ServerTest
	void proxyIsNotWhatIsFound(TestTarget target) {
		EntityUnit unit = EntityUnit.of(target);
		clear(unit, Parts.Slot.class);
		find(unit, Parts.Slot.class, new Parts.Slot());
		unit.transaction((entityManager) -> {
			Parts.Slot proxy = entityManager.getReference(Parts.Slot.class, new Parts.SlotId());
			Parts.Slot found = find(unit, Parts.Slot.class, new Parts.Slot()).entity();
			assertThat(found.getClass()).isEqualTo(Parts.Slot.class);
			assertThat(Hibernate.unproxy(proxy)).isSameAs(found);
			assertThat(find(unit, Parts.Slot.class, proxy)).isEqualTo(new Found<>(found, false));
		});
		clear(unit, Parts.Slot.class);
	}

	@ServerTest
	void collisionOnAnotherKeyIsAnError(TestTarget target) {
		EntityUnit unit = EntityUnit.of(target);
		clear(unit, References.Customer.class);
		find(unit, References.Customer.class, References.Customer.of(1), "code");
		References.Customer other = References.Customer.of(1);
		other.code = "other";
		Throwable failure = catchThrowable(() -> find(unit, References.Customer.class, other, "code"));
		assertThat(failure).hasStackTraceContaining("Duplicate entry 'R1-1'");
		assertThat(count(unit, References.Customer.class)).isOne();
		clear(unit, References.Customer.class);
	}

	@ServerTest
	void rowOfAnotherClassIsAnError(TestTarget target) {
		EntityUnit unit = EntityUnit.of(target);
		clear(unit, Kinds.Pet.class);
		find(unit, Kinds.Dog.class, new Kinds.Dog(), "name");
		assertThatExceptionOfType(DataRetrievalFailureException.class)
			.isThrownBy(() -> find(unit, Kinds.Cat.class, new Kinds.Cat(), "name"))
			.withMessageStartingWith("Test.find: a row has the key [name], and is not to be seen as a ")
			.withMessageContaining("Cat");
		clear(unit, Kinds.Pet.class);
	}

	@ServerTest
	void rowOfAnotherClassThatIsManagedIsAnError(TestTarget target) {
		EntityUnit unit = EntityUnit.of(target);
		clear(unit, Kinds.Pet.class);
		assertThatExceptionOfType(DataRetrievalFailureException.class).isThrownBy(() -> unit.transaction((any) -> {
			find(unit, Kinds.Dog.class, new Kinds.Dog(), "name");
			find(unit, Kinds.Cat.class, new Kinds.Cat(), "name");
		}));
		assertThat(count(unit, Kinds.Pet.class)).isZero();
	}

	@ServerTest
	void rowThatIsSoftDeletedIsAnError(TestTarget target) {
		EntityUnit unit = EntityUnit.of(target);
		find(unit, Kinds.Deletable.class, new Kinds.Deletable());
		clear(unit, Kinds.Deletable.class);
		assertThatExceptionOfType(DataRetrievalFailureException.class)
			.isThrownBy(() -> find(unit, Kinds.Deletable.class, new Kinds.Deletable()))
			.withMessageContaining("soft-deleted");
		assertThat(count(unit, Kinds.Deletable.class)).isZero();
	}

	@ServerTest
	void whatIsMadeOnlyForAnInsertIsNotMadeForARowThatIsThere(TestTarget target) {
		EntityUnit unit = EntityUnit.of(target);
		clear(unit, Generations.Times.class);
		find(unit, Generations.Times.class, new Generations.Times());
		Generations.Times given = new Generations.Times();
		find(unit, Generations.Times.class, given);
		assertThat(given.persisted).as("@PrePersist").isNull();
		assertThat(given.id).isNull();
		clear(unit, Generations.Times.class);
	}

	@SuppressWarnings("unchecked")
	private static <T extends Changing> void check(TestTarget target, Supplier<T> made, Function<T, Object> idOf,
			String... key) {
		EntityUnit unit = EntityUnit.of(target);
		Class<T> type = (Class<T>) made.get().getClass();
		clear(unit, type);
		Object id = insertsAndManages(unit, type, made, idOf, key);
		findsWithOneQuery(unit, type, made, key);
		clear(unit, type);
		findsWhatIsNewerThanTheSnapshot(unit, type, made, key);
		clear(unit, type);
		assertThat(id).isNotNull();
	}

	private static <T extends Changing> Object insertsAndManages(EntityUnit unit, Class<T> type, Supplier<T> made,
			Function<T, Object> idOf, String... key) {
		return unit.inTransaction((entityManager) -> {
			T given = made.get();
			given.become(0);
			Found<T> found = find(unit, type, given, key);
			assertThat(found.inserted()).isTrue();
			assertThat(entityManager.contains(found.entity())).isTrue();
			assertThat(single(entityManager, type)).isSameAs(found.entity());
			// It is written when the transaction commits.
			found.entity().become(2);
			return idOf.apply(found.entity());
		});
	}

	private static <T extends Changing> void findsWithOneQuery(EntityUnit unit, Class<T> type, Supplier<T> made,
			String... key) {
		T stored = unit.inTransaction((entityManager) -> single(entityManager, type));
		unit.transaction((entityManager) -> {
			var statistics = unit.factory().unwrap(SessionFactory.class).getStatistics();
			statistics.setStatisticsEnabled(true);
			long before = statistics.getPrepareStatementCount();
			Found<T> found = find(unit, type, made.get(), key);
			assertThat(statistics.getPrepareStatementCount() - before).as("statements").isEqualTo(1);
			statistics.setStatisticsEnabled(false);
			assertThat(found.inserted()).isFalse();
			assertThat(entityManager.contains(found.entity())).isTrue();
			assertThat(found.entity()).usingRecursiveComparison()
				.withStrictTypeChecking()
				.ignoringFields("purchase", "tags")
				.isEqualTo(stored);
		});
	}

	private static <T extends Changing> void findsWhatIsNewerThanTheSnapshot(EntityUnit unit, Class<T> type,
			Supplier<T> made, String... key) {
		if (refusesWhatChangedSinceTheSnapshot(unit)) {
			return;
		}
		unit.inTransaction(TransactionDefinition.ISOLATION_REPEATABLE_READ, (entityManager) -> {
			String count = "select count(e) from " + type.getName() + " e";
			assertThat(entityManager.createQuery(count, Long.class).getSingleResult()).isZero();
			CompletableFuture.runAsync(() -> unit.transaction((other) -> other.merge(made.get()))).join();
			assertThat(entityManager.createQuery(count, Long.class).getSingleResult()).isZero();
			Found<T> found = find(unit, type, made.get(), key);
			assertThat(found.inserted()).isFalse();
			assertThat(entityManager.contains(found.entity())).isTrue();
			assertThat(find(unit, type, made.get(), key).entity()).isSameAs(found.entity());
			found.entity().become(1);
			return null;
		});
		assertThat(count(unit, type)).isOne();
	}

	/**
	 * The tests of concurrency have what MariaDB does then.
	 */
	private static boolean refusesWhatChangedSinceTheSnapshot(EntityUnit unit) {
		return unit.template()
			.query("SHOW VARIABLES LIKE 'innodb_snapshot_isolation'", (result, row) -> result.getString(2))
			.contains("ON");
	}

	private static <T> T single(EntityManager entityManager, Class<T> type) {
		return entityManager.createQuery("from " + type.getName(), type).getSingleResult();
	}

	private static long count(EntityUnit unit, Class<?> type) {
		Long count = unit.inTransaction((entityManager) -> entityManager
			.createQuery("select count(e) from " + type.getName() + " e", Long.class)
			.getSingleResult());
		return count;
	}

	private static void clear(EntityUnit unit, Class<?> type) {
		unit.transaction((entityManager) -> entityManager.createQuery("delete from " + type.getName()).executeUpdate());
	}

	private static <T> Found<T> find(EntityUnit unit, Class<T> type, T given, String... key) {
		FindOrInsert<T> action = unit.upserts()
			.prepare(type, definition(OnDuplicate.KEEP, key), definition(OnDuplicate.IF_ABSENT, key));
		return unit.inTransaction((entityManager) -> action.findOrInsert(given));
	}

	private static UpsertDefinition definition(OnDuplicate mode, String... key) {
		return new UpsertDefinition("Test.find", List.of(key), List.of(), List.of(), Map.of(), "", Map.of(), mode,
				Permission.ALLOW, Permission.REFUSE, ManagedCopies.REFRESH, Via.AUTO, Repeats.APPLY);
	}

}
