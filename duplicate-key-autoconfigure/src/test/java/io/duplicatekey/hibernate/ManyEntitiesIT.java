package io.duplicatekey.hibernate;

import java.sql.SQLException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.IntStream;

import io.duplicatekey.hibernate.mapped.Kinds;
import io.duplicatekey.jdbc.Counting;
import io.duplicatekey.jdbc.DebugLog;
import io.duplicatekey.jdbc.UpsertReport;
import io.duplicatekey.servers.ServerTest;
import io.duplicatekey.servers.TestTarget;
import io.duplicatekey.upsert.OnDuplicate;
import io.duplicatekey.upsert.UpsertResult;

import static org.assertj.core.api.Assertions.assertThat;
import static org.springframework.transaction.TransactionDefinition.ISOLATION_READ_COMMITTED;
import static org.springframework.transaction.TransactionDefinition.ISOLATION_REPEATABLE_READ;

/**
 * Calls with more entities than are read ahead, in whatever way they are written.
 */
class ManyEntitiesIT {

	private static final int[] ISOLATIONS = { ISOLATION_READ_COMMITTED, ISOLATION_REPEATABLE_READ };

	private static final int MANY = 5_100;

	@ServerTest
	void ofTwoClassesGetTheIdsOfTheirRows(TestTarget target) throws SQLException {
		for (int isolation : ISOLATIONS) {
			EntityUnit unit = emptied(target);
			EntityUpsert<Kinds.Pet> upsert = unit.prepare(Kinds.Pet.class, OnDuplicate.UPDATE, "name");
			Kinds.Pet dog = store(unit, new Kinds.Dog(), "p3");
			Kinds.Pet cat = store(unit, new Kinds.Cat(), "p7000");
			List<Kinds.Pet> pets = pets();
			List<String> log = DebugLog.of(() -> unit.inTransaction(isolation, (entityManager) -> {
				Kinds.Pet managedDog = entityManager.find(Kinds.Pet.class, dog.id);
				Kinds.Pet managedCat = entityManager.find(Kinds.Pet.class, cat.id);
				assertThat(upsert.executeAndRead(pets.iterator(), Map.of(), new UpsertReport()))
					.containsExactlyElementsOf(pets);
				assertThat(managedDog.age).isEqualTo(77);
				assertThat(managedCat.age).isEqualTo(7000);
				return null;
			}));
			assertThat(log.stream().anyMatch((line) -> line.contains("STRAIGHT_JOIN")))
				.isEqualTo(isolation == ISOLATION_READ_COMMITTED && !target.server().isMariaDb());
			Map<String, Long> ids = ids(unit);
			assertThat(ids).hasSize(2 * MANY).containsEntry("p3", dog.id).containsEntry("p7000", cat.id);
			assertThat(pets)
				.allSatisfy((pet) -> assertThat(pet.id).isEqualTo(ids.get(pet.name.toLowerCase(Locale.ROOT))));
		}
	}

	@ServerTest
	void refreshManagedCopiesOnBothSidesOfWhatIsReadAhead(TestTarget target) {
		for (int isolation : ISOLATIONS) {
			EntityUnit unit = emptied(target);
			EntityUpsert<Kinds.Pet> upsert = unit.prepare(Kinds.Pet.class, OnDuplicate.UPDATE, "name");
			List<Long> stored = IntStream.of(1, 9_999, 10_000, 11_999, 50_000)
				.mapToObj((i) -> store(unit, new Kinds.Dog(), "p" + i).id)
				.toList();
			unit.inTransaction(isolation, (entityManager) -> {
				List<Kinds.Pet> managed = stored.stream().map((id) -> entityManager.find(Kinds.Pet.class, id)).toList();
				UpsertResult totals = upsert.execute(
						IntStream.range(0, 12_000).mapToObj((i) -> pet(new Kinds.Dog(), "P" + i, i)).iterator(),
						Map.of(), Counting.TOTALS);
				assertThat(totals).isEqualTo(new UpsertResult(11_996, 4, 0, List.of()));
				assertThat(managed).extracting((pet) -> pet.age).containsExactly(1, 9_999, 10_000, 11_999, -1);
				return null;
			});
		}
	}

	@ServerTest
	void canBeWrittenTwiceInATransaction(TestTarget target) {
		for (int isolation : ISOLATIONS) {
			EntityUnit unit = emptied(target);
			EntityUpsert<Kinds.Pet> upsert = unit.prepare(Kinds.Pet.class, OnDuplicate.UPDATE, "name");
			unit.inTransaction(isolation, (entityManager) -> {
				for (int i = 0; i < 2; i++) {
					int call = i;
					assertThat(upsert.execute(
							IntStream.range(0, MANY).mapToObj((n) -> pet(new Kinds.Dog(), "p" + n, call)).iterator(),
							Map.of(), Counting.TOTALS))
						.isEqualTo(new UpsertResult((call == 0) ? MANY : 0, (call == 0) ? 0 : MANY, 0, List.of()));
				}
				return null;
			});
		}
	}

	/**
	 * Dogs, then cats, then a dog that is there already by the collation.
	 */
	private static List<Kinds.Pet> pets() {
		List<Kinds.Pet> pets = new ArrayList<>();
		for (int i = 0; i < MANY; i++) {
			pets.add(pet(new Kinds.Dog(), "p" + i, i));
		}
		for (int i = MANY; i < 2 * MANY; i++) {
			pets.add(pet(new Kinds.Cat(), "p" + i, i));
		}
		pets.add(pet(new Kinds.Dog(), "P3", 77));
		return pets;
	}

	private static Kinds.Pet pet(Kinds.Pet pet, String name, int age) {
		pet.name = name;
		pet.age = age;
		return pet;
	}

	private static Kinds.Pet store(EntityUnit unit, Kinds.Pet pet, String name) {
		unit.transaction((entityManager) -> entityManager.persist(pet(pet, name, -1)));
		return pet;
	}

	private static Map<String, Long> ids(EntityUnit unit) {
		Map<String, Long> ids = new HashMap<>();
		unit.template().query("SELECT name, id FROM pets", (row) -> {
			ids.put(row.getString("name"), row.getLong("id"));
		});
		return ids;
	}

	private static EntityUnit emptied(TestTarget target) {
		EntityUnit unit = EntityUnit.of(target);
		unit.template().update("DELETE FROM pets");
		return unit;
	}

}
