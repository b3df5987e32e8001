package io.duplicatekey.behaviour.concurrent;

import java.util.Collection;
import java.util.List;
import java.util.Optional;

import org.springframework.data.jpa.repository.JpaRepository;

import io.duplicatekey.upsert.Assign;
import io.duplicatekey.upsert.Upsert;
import io.duplicatekey.upsert.UpsertResult;
import io.duplicatekey.upsert.Upserted;

interface CounterRepository extends JpaRepository<Counter, Long> {

	Optional<Counter> findByName(String name);

	@Upsert(key = "name", set = @Assign(property = "hits", value = "#old.hits + #new.hits"))
	UpsertResult addAll(Collection<Counter> counters);

	@Upsert(key = "name", set = @Assign(property = "hits", value = "#old.hits + #new.hits"))
	List<Upserted<Counter>> addEach(Collection<Counter> counters);

	@Upsert(key = "name", set = @Assign(property = "hits", value = "#old.hits + #new.hits"))
	Upserted<Counter> add(Counter counter);

}
