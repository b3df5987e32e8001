package io.duplicatekey.hibernate;

import java.sql.SQLException;
import java.util.Arrays;
import java.util.HashMap;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;

import jakarta.persistence.EntityManager;
import org.hibernate.TransientPropertyValueException;
import org.hibernate.exception.ConstraintViolationException;
import org.jspecify.annotations.Nullable;

import io.duplicatekey.hibernate.mapped.Basics;
import io.duplicatekey.hibernate.mapped.Generations;
import io.duplicatekey.hibernate.mapped.Kinds;
import io.duplicatekey.hibernate.mapped.Parts;
import io.duplicatekey.hibernate.mapped.References;
import io.duplicatekey.jdbc.Counting;
import io.duplicatekey.jdbc.UpsertReport;
import io.duplicatekey.mysql.FailedRows;
import io.duplicatekey.plan.UpsertDefinition;
import io.duplicatekey.servers.ServerTest;
import io.duplicatekey.servers.TestTarget;
import io.duplicatekey.upsert.ManagedCopies;
import io.duplicatekey.upsert.OnDuplicate;
import io.duplicatekey.upsert.Outcome;
import io.duplicatekey.upsert.Permission;
import io.duplicatekey.upsert.Repeats;
import io.duplicatekey.upsert.UpsertResult;
import io.duplicatekey.upsert.Upserted;
import io.duplicatekey.upsert.Via;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.catchThrowable;

/**
 * What an upsert does with entities before and beside its statements.
 */
class EntityUpsertIT {

	@ServerTest
	void callbacksRunOnceAndSeeTheId(TestTarget target) {
		EntityUnit unit = emptied(target, Generations.Times.class);
		EntityUpsert<Generations.Times> upsert = unit.prepare(Generations.Times.class, OnDuplicate.UPDATE, "code");
		Generations.Times entity = new Generations.Times();
		run(unit, upsert, entity);
		assertThat(entity.persisted).isEqualTo("persisted true");
		assertThat(unit.template().queryForObject("SELECT persisted FROM `generations$times`", String.class))
			.isEqualTo("persisted true");
	}

	@ServerTest
	void whoDoesNotReadGetsNoIdThatMayBeWrong(TestTarget target) {
		EntityUnit unit = emptied(target, Generations.Times.class);
		EntityUpsert<Generations.Times> upsert = unit.prepare(Generations.Times.class, OnDuplicate.UPDATE, "code");
		Generations.Times entity = new Generations.Times();
		assertThat(run(unit, upsert, entity).inserted()).isOne();
		assertThat(entity.id).isNull();
	}

	@ServerTest
	void theVersionOfANewRowIsTheFirst(TestTarget target) {
		EntityUnit unit = emptied(target, Generations.Times.class);
		EntityUpsert<Generations.Times> upsert = unit.prepare(Generations.Times.class, OnDuplicate.UPDATE, "code");
		Generations.Times entity = new Generations.Times();
		entity.version = 41;
		run(unit, upsert, entity);
		assertThat(unit.template().queryForObject("SELECT version FROM `generations$times`", Integer.class)).isZero();
	}

	@ServerTest
	void anEntityWithTheIdOfAnotherRowDoesNotChangeThatRow(TestTarget target) {
		EntityUnit unit = emptied(target, Generations.Times.class);
		EntityUpsert<Generations.Times> upsert = unit.prepare(Generations.Times.class, OnDuplicate.UPDATE, "code");
		Generations.Times one = new Generations.Times();
		unit.inTransaction(
				(entityManager) -> upsert.executeEach(List.of(one).iterator(), Map.of(), new UpsertReport()));
		Generations.Times copied = new Generations.Times();
		copied.id = one.id;
		copied.code = "copied";
		unit.inTransaction(
				(entityManager) -> upsert.executeEach(List.of(copied).iterator(), Map.of(), new UpsertReport()));
		assertThat(copied.id).isNotEqualTo(one.id);
		assertThat(unit.template().queryForList("SELECT code FROM `generations$times` ORDER BY code", String.class))
			.containsExactly("code", "copied");
	}

	@ServerTest
	void unsavedAssociation(TestTarget target) {
		EntityUnit unit = EntityUnit.of(target);
		EntityUpsert<References.Purchase> upsert = unit.prepare(References.Purchase.class, OnDuplicate.UPDATE);
		References.Purchase purchase = new References.Purchase();
		purchase.customer = References.Customer.of(99);
		Throwable failure = catchThrowable(() -> run(unit, upsert, purchase));
		assertThat(failure).hasRootCauseInstanceOf(org.hibernate.TransientObjectException.class);
		assertThat(failure).satisfiesAnyOf((ex) -> assertThat(ex).isInstanceOf(TransientPropertyValueException.class),
				(ex) -> assertThat(ex).hasCauseInstanceOf(TransientPropertyValueException.class));
		assertThat(failure.getMessage()).contains("Purchase.customer").doesNotContain("99");
	}

	@ServerTest
	void classesOfAHierarchyInOneCall(TestTarget target) {
		EntityUnit unit = emptied(target, Kinds.Pet.class);
		EntityUpsert<Kinds.Pet> upsert = unit.prepare(Kinds.Pet.class, OnDuplicate.UPDATE, "name");
		List<Kinds.Pet> pets = List.of(pet(new Kinds.Dog(), "a"), pet(new Kinds.Dog(), "b"), pet(new Kinds.Cat(), "c"),
				pet(new Kinds.Dog(), "d"), pet(new Kinds.Cat(), "b"));
		pets.get(4).age = 1;
		List<Upserted<Kinds.Pet>> written = unit
			.inTransaction((entityManager) -> upsert.executeEach(pets.iterator(), Map.of(), new UpsertReport()));
		assertThat(written).extracting(Upserted::outcome)
			.containsExactly(Outcome.INSERTED, Outcome.INSERTED, Outcome.INSERTED, Outcome.INSERTED, Outcome.UPDATED);
		assertThat(pets.subList(0, 4)).extracting((pet) -> pet.id).doesNotContainNull().doesNotHaveDuplicates();
		// A stored row keeps its class.
		assertThat(pets.get(4).id).isEqualTo(pets.get(1).id);
		assertThat(unit.template().queryForList("SELECT dtype FROM pets ORDER BY name", String.class))
			.containsExactly("it's a dog", "it's a dog", "Kinds$Cat", "it's a dog");
	}

	private static Kinds.Pet pet(Kinds.Pet pet, String name) {
		pet.name = name;
		pet.age = name.charAt(0);
		return pet;
	}

	@ServerTest
	void failedRowIsCountedInTheWholeCall(TestTarget target) {
		EntityUnit unit = emptied(target, Kinds.Pet.class);
		EntityUpsert<Kinds.Pet> upsert = unit.prepare(Kinds.Pet.class, OnDuplicate.UPDATE, "name");
		List<Kinds.Pet> pets = List.of(pet(new Kinds.Dog(), "a"), pet(new Kinds.Cat(), "b"),
				pet(new Kinds.Cat(), "a name that is too long for its column"));
		Throwable failure = catchThrowable(() -> unit
			.inTransaction((entityManager) -> upsert.executeEach(pets.iterator(), Map.of(), new UpsertReport())));
		assertThat(failure).hasRootCauseInstanceOf(SQLException.class);
		FailedRows rows = null;
		for (Throwable cause = failure; cause != null && rows == null; cause = cause.getCause()) {
			rows = FailedRows.of(cause);
		}
		assertThat(rows).isNotNull().extracting(FailedRows::first, FailedRows::last).containsExactly(2L, 2L);
		assertThat(unit.template().queryForObject("SELECT COUNT(*) FROM pets", Long.class)).isZero();
	}

	@ServerTest
	void entitiesAreTakenAsTheyAreWritten(TestTarget target) {
		EntityUnit unit = emptied(target, Parts.Constructed.class);
		EntityUpsert<Parts.Constructed> upsert = unit.prepare(Parts.Constructed.class, OnDuplicate.UPDATE, "sku");
		unit.transaction((entityManager) -> {
			AtomicInteger most = new AtomicInteger();
			Iterator<Parts.Constructed> rows = IntStream.range(0, 25_000).mapToObj((i) -> {
				// Rows of the transaction itself, through its connection.
				int written = (i % 5000 == 4999)
						? unit.template().queryForObject("SELECT COUNT(*) FROM `parts$constructed`", Integer.class) : i;
				most.accumulateAndGet(i - written, Math::max);
				return new Parts.Constructed("s" + i);
			}).iterator();
			assertThat(upsert.execute(rows, Map.of(), Counting.TOTALS).inserted()).isEqualTo(25_000);
			assertThat(most.get()).isLessThan(10_001);
		});
	}

	@ServerTest
	void softDeletedRowIsRevivedByAnUpdateOnly(TestTarget target) {
		EntityUnit unit = emptied(target, Kinds.Deletable.class);
		unit.template().update("DELETE FROM `kinds$deletable`");
		EntityUpsert<Kinds.Deletable> update = unit.prepare(Kinds.Deletable.class, OnDuplicate.UPDATE);
		EntityUpsert<Kinds.Deletable> keep = unit.prepare(Kinds.Deletable.class, OnDuplicate.KEEP);
		Kinds.Deletable entity = new Kinds.Deletable();
		run(unit, update, entity);
		unit.transaction((entityManager) -> entityManager.remove(entityManager.find(Kinds.Deletable.class, 1L)));
		assertThat(run(unit, keep, entity).unchanged()).isOne();
		assertThat(find(unit, 1L)).isNull();
		assertThat(run(unit, update, entity).updated()).isOne();
		assertThat(find(unit, 1L)).isNotNull();
	}

	private static Kinds.@Nullable Deletable find(EntityUnit unit, long id) {
		return unit.inTransaction((entityManager) -> entityManager.find(Kinds.Deletable.class, id));
	}

	@ServerTest
	void constantsAreBoundAsTheirProperties(TestTarget target) {
		EntityUnit unit = emptied(target, Basics.Enums.class);
		UpsertDefinition definition = new UpsertDefinition("Test.upsert", List.of(), List.of("text"), List.of(),
				Map.of("named", "#colour"), "#old.numbered == 'GREEN' and #old.text == #before",
				Map.of("colour", Basics.Colour.class, "before", Basics.Colour.class), OnDuplicate.UPDATE,
				Permission.REFUSE, Permission.REFUSE, ManagedCopies.REFRESH, Via.AUTO, Repeats.APPLY);
		EntityUpsert<Basics.Enums> upsert = unit.upserts().prepare(Basics.Enums.class, definition);
		Basics.Enums first = new Basics.Enums();
		first.become(0);
		Map<String, @Nullable Object> arguments = new HashMap<>();
		arguments.put("colour", Basics.Colour.BLUE);
		arguments.put("before", Basics.Colour.RED);
		run(unit, upsert, arguments, first);
		assertThat(run(unit, upsert, arguments, first).unchanged()).isOne();
		arguments.put("before", Basics.Colour.BLUE);
		assertThat(run(unit, upsert, arguments, first).updated()).isOne();
		assertThat(named(unit)).isEqualTo(Basics.Colour.BLUE);
		arguments.put("colour", null);
		assertThat(run(unit, upsert, arguments, first).updated()).isOne();
		assertThat(named(unit)).isNull();
	}

	private static Basics.@Nullable Colour named(EntityUnit unit) {
		return unit.inTransaction((entityManager) -> entityManager.find(Basics.Enums.class, Basics.Colour.RED).named);
	}

	@ServerTest
	void errorsAreThoseOfHibernate(TestTarget target) {
		EntityUnit unit = EntityUnit.of(target);
		EntityUpsert<References.Position> upsert = unit.prepare(References.Position.class, OnDuplicate.UPDATE);
		References.Position position = new References.Position();
		position.purchase = new References.Purchase();
		position.purchase.id = 4711;
		assertThatExceptionOfType(ConstraintViolationException.class).isThrownBy(() -> run(unit, upsert, position));
	}

	@ServerTest
	void nullAmongTheEntities(TestTarget target) {
		EntityUnit unit = emptied(target, Parts.Constructed.class);
		EntityUpsert<Parts.Constructed> upsert = unit.prepare(Parts.Constructed.class, OnDuplicate.UPDATE, "sku");
		assertThatIllegalArgumentException()
			.isThrownBy(() -> run(unit, upsert, new Parts.Constructed("a"), (Parts.@Nullable Constructed) null))
			.withMessage("Element 1 (counted from 0) is null");
	}

	@ServerTest
	void proxiesAreWrittenAsWhatTheyStandFor(TestTarget target) {
		EntityUnit unit = emptied(target, Parts.Constructed.class);
		EntityUpsert<Parts.Constructed> upsert = unit.prepare(Parts.Constructed.class, OnDuplicate.UPDATE, "sku");
		Parts.Constructed saved = new Parts.Constructed("proxy");
		unit.transaction((entityManager) -> entityManager.persist(saved));
		unit.transaction((entityManager) -> {
			Parts.Constructed proxy = entityManager.getReference(Parts.Constructed.class, saved.id());
			assertThat(proxy.getClass()).isNotEqualTo(Parts.Constructed.class);
			Upserted<Parts.Constructed> row = upsert
				.executeEach(List.of(proxy).iterator(), Map.of(), new UpsertReport())
				.get(0);
			assertThat(row.entity()).isSameAs(proxy);
			assertThat(row.outcome()).isEqualTo(Outcome.UNCHANGED);
		});
	}

	@SafeVarargs
	private static <T> UpsertResult run(EntityUnit unit, EntityUpsert<T> upsert, @Nullable T... rows) {
		return run(unit, upsert, Map.of(), rows);
	}

	@SafeVarargs
	private static <T> UpsertResult run(EntityUnit unit, EntityUpsert<T> upsert,
			Map<String, @Nullable Object> arguments, @Nullable T... rows) {
		return unit.inTransaction((EntityManager entityManager) -> upsert.execute(Arrays.asList(rows).iterator(),
				arguments, Counting.TOTALS));
	}

	private static EntityUnit emptied(TestTarget target, Class<?> type) {
		EntityUnit unit = EntityUnit.of(target);
		unit.transaction((entityManager) -> entityManager.createQuery("DELETE FROM " + type.getName()).executeUpdate());
		return unit;
	}

}
