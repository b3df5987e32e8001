package io.duplicatekey.hibernate;

import java.time.Instant;
import java.time.LocalDateTime;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.Supplier;

import jakarta.persistence.EntityManager;
import org.hibernate.annotations.SoftDelete;

import io.duplicatekey.hibernate.mapped.Basics;
import io.duplicatekey.hibernate.mapped.Changing;
import io.duplicatekey.hibernate.mapped.Generations;
import io.duplicatekey.hibernate.mapped.Kinds;
import io.duplicatekey.hibernate.mapped.Parts;
import io.duplicatekey.servers.ServerTest;
import io.duplicatekey.servers.TestTarget;
import io.duplicatekey.upsert.ManagedCopies;
import io.duplicatekey.upsert.OnDuplicate;
import io.duplicatekey.upsert.Permission;
import io.duplicatekey.plan.UpsertDefinition;
import io.duplicatekey.upsert.Repeats;
import io.duplicatekey.upsert.Via;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Each kind of id and of key: the stored row changes as Hibernate would change it.
 */
class UpdateByKeyMappingIT {

	@ServerTest
	void embeddedId(TestTarget target) {
		check(target, Parts.Slot::new);
	}

	@ServerTest
	void idClass(TestTarget target) {
		check(target, Parts.Line::new);
	}

	@ServerTest
	void assignedId(TestTarget target) {
		check(target, Basics.Numbers::new);
	}

	@ServerTest
	void versionThatIsATime(TestTarget target) {
		check(target, Generations.TimeVersioned::new);
	}

	@ServerTest
	void keyOfTwoPropertiesAndGeneratedId(TestTarget target) {
		check(target, Parts.Embedding::new, "key", "groupName");
	}

	@ServerTest
	void keyWithConverter(TestTarget target) {
		check(target, Basics.ConvertedKey::new, "code");
	}

	@ServerTest
	void constructorOnly(TestTarget target) {
		check(target, () -> new Parts.Constructed("sku"), "sku");
	}

	@ServerTest
	void subclass(TestTarget target) {
		check(target, Kinds.Dog::new, "name");
	}

	@ServerTest
	void softDelete(TestTarget target) {
		check(target, Kinds.Deletable::new);
		check(target, Kinds.Living::new);
	}

	@ServerTest
	void aRowThatIsSoftDeletedIsNotThere(TestTarget target) {
		EntityUnit unit = EntityUnit.of(target);
		store(unit, Kinds.Deletable.class, Kinds.Deletable::new);
		delete(unit, Kinds.Deletable.class);
		Kinds.Deletable given = new Kinds.Deletable();
		given.become(1);
		assertThat(update(unit, Kinds.Deletable.class, given)).isFalse();
		assertThat(count(unit, Kinds.Deletable.class)).isZero();
		assertThat(unit.template().queryForObject("SELECT amount FROM `kinds$deletable`", Integer.class)).isZero();
		clear(unit, Kinds.Deletable.class);
	}

	@ServerTest
	void whatIsGeneratedForUpdatesIsGeneratedAndWhatIsForInsertsStays(TestTarget target) {
		EntityUnit unit = EntityUnit.of(target);
		clear(unit, Generations.Times.class);
		Generations.Times stored = new Generations.Times();
		stored.become(0);
		unit.transaction((entityManager) -> entityManager.persist(stored));
		unit.template().update("UPDATE `generations$times` SET updated_at = '2001-01-01', created_at = '2001-01-01'");
		Generations.Times given = new Generations.Times();
		given.become(1);
		assertThat(update(unit, Generations.Times.class, given)).isTrue();
		assertThat(given.persisted).as("@PrePersist").isNull();
		Generations.Times changed = unit
			.inTransaction((entityManager) -> single(entityManager, Generations.Times.class));
		assertThat(changed.id).isEqualTo(stored.id);
		assertThat(changed.updatedAt).isAfter(LocalDateTime.of(2020, 1, 1, 0, 0));
		assertThat(changed.createdAt).isBefore(Instant.parse("2020-01-01T00:00:00Z"));
		assertThat(changed.nameLength).isEqualTo(changed.name.length());
		assertThat(changed.version).isEqualTo(1);
		clear(unit, Generations.Times.class);
	}

	@SuppressWarnings("unchecked")
	private static <T extends Changing> void check(TestTarget target, Supplier<T> made, String... key) {
		EntityUnit unit = EntityUnit.of(target);
		Class<T> type = (Class<T>) made.get().getClass();
		store(unit, type, made);
		assertThat(update(unit, type, variant(made, 1), key)).isTrue();
		T changed = stored(unit, type);
		assertThat(update(unit, type, variant(made, 1), key)).as("unchanged").isTrue();
		assertThat(stored(unit, type)).usingRecursiveComparison().ignoringFields("tags").isEqualTo(changed);
		store(unit, type, made);
		unit.transaction((entityManager) -> single(entityManager, type).become(1));
		assertThat(changed).as("what Hibernate makes of the same change")
			.usingRecursiveComparison()
			.ignoringFieldsOfTypes(LocalDateTime.class, Instant.class)
			.ignoringFields("id", "tags")
			.isEqualTo(stored(unit, type));
		clear(unit, type);
		assertThat(update(unit, type, variant(made, 1), key)).as("not there").isFalse();
		assertThat(count(unit, type)).isZero();
	}

	private static <T extends Changing> T variant(Supplier<T> made, int number) {
		T entity = made.get();
		entity.become(number);
		return entity;
	}

	private static <T extends Changing> void store(EntityUnit unit, Class<T> type, Supplier<T> made) {
		clear(unit, type);
		unit.transaction((entityManager) -> entityManager.merge(variant(made, 0)));
	}

	private static <T> T stored(EntityUnit unit, Class<T> type) {
		return unit.inTransaction((entityManager) -> single(entityManager, type));
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
		delete(unit, type);
		if (type.isAnnotationPresent(SoftDelete.class)) {
			unit.template().update("DELETE FROM `kinds$" + type.getSimpleName().toLowerCase(Locale.ROOT) + "`");
		}
	}

	private static void delete(EntityUnit unit, Class<?> type) {
		unit.transaction((entityManager) -> entityManager.createQuery("delete from " + type.getName()).executeUpdate());
	}

	private static <T> boolean update(EntityUnit unit, Class<T> type, T given, String... key) {
		EntityUpsert<T> action = unit.upserts().prepareUpdate(type, definition(key));
		return unit.inTransaction((entityManager) -> action.updateByKey(given, Map.of()));
	}

	private static UpsertDefinition definition(String... key) {
		return new UpsertDefinition("Test.update", List.of(key), List.of(), List.of(), Map.of(), "", Map.of(),
				OnDuplicate.UPDATE, Permission.ALLOW, Permission.REFUSE, ManagedCopies.REFRESH, Via.AUTO,
				Repeats.APPLY);
	}

}
