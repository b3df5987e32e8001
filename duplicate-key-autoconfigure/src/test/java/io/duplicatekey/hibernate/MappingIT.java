package io.duplicatekey.hibernate;

import java.util.HashSet;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Supplier;

import jakarta.persistence.EntityManager;
import org.hibernate.engine.spi.SessionFactoryImplementor;
import org.hibernate.engine.spi.SessionImplementor;
import org.hibernate.persister.entity.EntityPersister;
import org.jspecify.annotations.Nullable;

import org.springframework.transaction.support.TransactionSynchronizationManager;

import io.duplicatekey.hibernate.mapped.Basics;
import io.duplicatekey.hibernate.mapped.Changing;
import io.duplicatekey.hibernate.mapped.Generations;
import io.duplicatekey.hibernate.mapped.Kinds;
import io.duplicatekey.hibernate.mapped.Parts;
import io.duplicatekey.hibernate.mapped.References;
import io.duplicatekey.servers.ServerTest;
import io.duplicatekey.servers.TestTarget;
import io.duplicatekey.jdbc.Counting;
import io.duplicatekey.plan.MappedColumn.Role;
import io.duplicatekey.upsert.UpsertResult;
import io.duplicatekey.upsert.Via;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assumptions.assumeThat;

/**
 * Each kind of mapping: what an upsert stores, for a new row and for one that is there,
 * is what {@code save} stores.
 */
class MappingIT {

	@ServerTest
	void numbers(TestTarget target) {
		check(target, Basics.Numbers::new, Set.of());
	}

	@ServerTest
	void texts(TestTarget target) {
		check(target, Basics.Texts::new, Set.of());
	}

	@ServerTest
	void times(TestTarget target) {
		check(target, Basics.Times::new, Set.of());
	}

	@ServerTest
	void uuids(TestTarget target) {
		check(target, Basics.Uuids::new, Set.of());
	}

	@ServerTest
	void enums(TestTarget target) {
		check(target, Basics.Enums::new, Set.of());
	}

	@ServerTest
	void convertersAndTransformers(TestTarget target) {
		check(target, Basics.Converted::new, Set.of());
	}

	@ServerTest
	void keyWithConverter(TestTarget target) {
		check(target, Basics.ConvertedKey::new, Set.of(), "code");
	}

	@ServerTest
	void json(TestTarget target) {
		assumeThat(target.server().version()).as("JSON").doesNotStartWith("5.6");
		check(target, Basics.Documents::new, Set.of());
	}

	@ServerTest
	void embeddables(TestTarget target) {
		check(target, Parts.Embedding::new, Set.of(), "key", "groupName");
	}

	@ServerTest
	void embeddedId(TestTarget target) {
		check(target, Parts.Slot::new, Set.of());
	}

	@ServerTest
	void idClass(TestTarget target) {
		check(target, Parts.Line::new, Set.of());
	}

	@ServerTest
	void mappedSuperclassByProperty(TestTarget target) {
		check(target, Parts.Accessed::new, Set.of());
	}

	@ServerTest
	void constructorOnly(TestTarget target) {
		check(target, () -> new Parts.Constructed("sku"), Set.of(), "sku");
	}

	@ServerTest
	void notInsertableOrUpdatable(TestTarget target) {
		check(target, Parts.Restricted::new, Set.of());
	}

	@ServerTest
	void immutable(TestTarget target) {
		check(target, Parts.Fixed::new, Set.of());
	}

	@ServerTest
	void associations(TestTarget target) {
		EntityUnit unit = EntityUnit.of(target);
		makeReferences(unit);
		try {
			check(target, References.Purchase::new, Set.of());
		}
		finally {
			unit.transaction(MappingIT::deleteReferences);
		}
	}

	@ServerTest
	void idWithAssociation(TestTarget target) {
		EntityUnit unit = EntityUnit.of(target);
		makeReferences(unit);
		References.Purchase purchase = new References.Purchase();
		unit.transaction((entityManager) -> {
			purchase.become(0);
			entityManager.persist(purchase);
		});
		check(target, () -> {
			References.Position position = new References.Position();
			// Hibernate 6 saves a detached one again.
			position.purchase = TransactionSynchronizationManager.isActualTransactionActive()
					? unit.entityManager().getReference(References.Purchase.class, purchase.id) : purchase;
			return position;
		}, Set.of());
		unit.transaction(MappingIT::deleteReferences);
	}

	@ServerTest
	void mapsId(TestTarget target) {
		EntityUnit unit = EntityUnit.of(target);
		makeReferences(unit);
		String table = tableOf(unit, References.Profile.class);
		clear(unit, table);
		unit.transaction((entityManager) -> {
			References.Profile saved = new References.Profile();
			saved.owner = entityManager.find(References.Customer.class, References.Purchase.customers.get(0).id);
			saved.become(0);
			entityManager.persist(saved);
		});
		Map<String, String> expected = row(unit, table);
		clear(unit, table);
		References.Profile profile = new References.Profile();
		profile.owner = References.Purchase.customers.get(0);
		profile.id = profile.owner.id;
		profile.become(0);
		assertThat(upsert(unit, profile, Via.AUTO).inserted()).isOne();
		assertThat(row(unit, table)).isEqualTo(expected);
		clear(unit, table);
		unit.transaction(MappingIT::deleteReferences);
	}

	@ServerTest
	void generatedValues(TestTarget target) {
		check(target, Generations.Times::new,
				Set.of("id", "created_at", "updated_at", "stamped_at", "inserted_at", "made", "changed"), "code");
	}

	@ServerTest
	void computedByTheServer(TestTarget target) {
		assumeThat(target.server().version()).as("generated columns").doesNotStartWith("5.6");
		check(target, Generations.Computed::new, Set.of("id"), "code");
	}

	@ServerTest
	void versionThatIsATime(TestTarget target) {
		check(target, Generations.TimeVersioned::new, Set.of("version"));
	}

	@ServerTest
	void subclass(TestTarget target) {
		check(target, Kinds.Dog::new, Set.of(), "name");
		check(target, Kinds.Cat::new, Set.of(), "name");
	}

	@ServerTest
	void numberedSubclass(TestTarget target) {
		check(target, Kinds.Shape::new, Set.of());
		check(target, Kinds.Circle::new, Set.of());
	}

	@ServerTest
	void softDelete(TestTarget target) {
		check(target, Kinds.Deletable::new, Set.of());
		check(target, Kinds.Living::new, Set.of());
	}

	private static void makeReferences(EntityUnit unit) {
		unit.transaction((entityManager) -> {
			deleteReferences(entityManager);
			References.Purchase.customers = List.of(References.Customer.of(1), References.Customer.of(2),
					References.Customer.of(3));
			References.Purchase.customers.forEach(entityManager::persist);
			References.Purchase.someSlot = new Parts.Slot();
			References.Purchase.someLine = new Parts.Line();
			entityManager.persist(References.Purchase.someSlot);
			entityManager.persist(References.Purchase.someLine);
		});
	}

	private static void deleteReferences(EntityManager entityManager) {
		for (Class<?> type : List.of(References.Recorded.class, References.Position.class, References.Purchase.class,
				References.Profile.class, References.Customer.class, Parts.Slot.class, Parts.Line.class)) {
			entityManager.createQuery("DELETE FROM " + type.getName()).executeUpdate();
		}
	}

	/**
	 * Compare rows written by an upsert with rows written by Hibernate.
	 * @param clocks columns that differ each time, and must have a value only
	 */
	private static <T extends Changing> void check(TestTarget target, Supplier<T> maker, Set<String> clocks,
			String... key) {
		for (Via via : Via.values()) {
			check(target, via, maker, clocks, key);
		}
	}

	private static <T extends Changing> void check(TestTarget target, Via via, Supplier<T> maker, Set<String> clocks,
			String... key) {
		EntityUnit unit = EntityUnit.of(target);
		String table = tableOf(unit, maker.get().getClass());
		Set<String> differing = new HashSet<>(clocks);
		EntityMapping.of(persister(unit, maker.get().getClass()), "test")
			.columns()
			.stream()
			.filter((column) -> column.mapped().role() == Role.GENERATED_ID)
			.forEach((column) -> differing.add(column.mapped().column().name()));
		clear(unit, table);
		save(unit, maker);
		Map<String, String> saved = row(unit, table);
		clear(unit, table);
		T first = maker.get();
		first.become(0);
		assertThat(upsert(unit, first, via, key)).as("insert by %s", via).isEqualTo(result(1, 0, 0));
		assertSame(row(unit, table), saved, differing);

		clear(unit, table);
		Object savedId = save(unit, maker);
		unit.transaction((entityManager) -> {
			Changing found = entityManager.find(first.getClass(), savedId);
			found.become(1);
			EntityPersister persister = persister(unit, first.getClass());
			if (!persister.isMutable()) {
				entityManager.detach(found);
			}
		});
		Map<String, String> changed = row(unit, table);
		clear(unit, table);
		save(unit, maker);
		Map<String, String> before = row(unit, table);
		T second = maker.get();
		second.become(1);
		boolean changes = persister(unit, first.getClass()).isMutable();
		assertThat(upsert(unit, second, via, key)).as("change by %s", via)
			.isEqualTo(changes ? result(0, 1, 0) : result(0, 0, 1));
		assertSame(row(unit, table), changed, differing);
		Map<String, String> after = row(unit, table);
		assertThat(after.get("id")).as("id stays").isEqualTo(before.get("id"));

		T again = maker.get();
		again.become(1);
		assertThat(upsert(unit, again, via, key)).as("no change").isEqualTo(result(0, 0, 1));
		assertThat(row(unit, table)).as("no change").isEqualTo(after);
		clear(unit, table);
	}

	private static UpsertResult result(int inserted, int updated, int unchanged) {
		return new UpsertResult(inserted, updated, unchanged, List.of());
	}

	private static <T extends Changing> @Nullable Object save(EntityUnit unit, Supplier<T> maker) {
		return unit.inTransaction((entityManager) -> {
			T entity = maker.get();
			entity.become(0);
			entityManager.persist(entity);
			entityManager.flush();
			return entityManager.unwrap(SessionImplementor.class).getIdentifier(entity);
		});
	}

	@SuppressWarnings("unchecked")
	private static <T> UpsertResult upsert(EntityUnit unit, T entity, Via via, String... key) {
		EntityUpsert<T> upsert = unit.prepare((Class<T>) entity.getClass(), via, key);
		return unit
			.inTransaction((entityManager) -> upsert.execute(List.of(entity).iterator(), Map.of(), Counting.TOTALS));
	}

	private static void assertSame(Map<String, String> actual, Map<String, String> expected, Set<String> differing) {
		Map<String, String> left = new TreeMap<>(actual);
		Map<String, String> right = new TreeMap<>(expected);
		for (String column : differing) {
			assertThat(left.remove(column)).as(column).isNotNull();
			assertThat(right.remove(column)).as(column).isNotNull();
		}
		assertThat(left).isEqualTo(right);
	}

	private static String tableOf(EntityUnit unit, Class<?> type) {
		return EntityMapping.of(persister(unit, type), "test").table().table().name();
	}

	private static EntityPersister persister(EntityUnit unit, Class<?> type) {
		return unit.factory().unwrap(SessionFactoryImplementor.class).getMappingMetamodel().getEntityDescriptor(type);
	}

	private static void clear(EntityUnit unit, String table) {
		unit.template().update("DELETE FROM `" + table + "`");
	}

	/**
	 * The one row of a table, byte for byte.
	 */
	private static Map<String, String> row(EntityUnit unit, String table) {
		Map<String, String> row = new TreeMap<>();
		unit.template().query("SELECT * FROM `" + table + "`", (result) -> {
			assertThat(row).as("rows of " + table).isEmpty();
			for (int i = 1; i <= result.getMetaData().getColumnCount(); i++) {
				String text = (result.getObject(i) instanceof byte[] bytes) ? HexFormat.of().formatHex(bytes)
						: result.getString(i);
				row.put(result.getMetaData().getColumnName(i), text);
			}
		});
		assertThat(row).as("row of " + table).isNotEmpty();
		return row;
	}

}
