package io.duplicatekey.behaviour.sharded;

import java.util.Collection;
import java.util.List;

import org.springframework.data.repository.Repository;

import io.duplicatekey.upsert.OnDuplicate;
import io.duplicatekey.upsert.Upsert;
import io.duplicatekey.upsert.UpsertResult;
import io.duplicatekey.upsert.Upserted;

interface VisitsRepository extends Repository<Visits, Visits.Key> {

	@Upsert
	List<Upserted<Visits>> upsertEach(Collection<Visits> rows);

	@Upsert
	UpsertResult upsertAll(Collection<Visits> rows);

	@Upsert(onDuplicate = OnDuplicate.IF_ABSENT)
	UpsertResult addIfAbsent(Collection<Visits> rows);

}
