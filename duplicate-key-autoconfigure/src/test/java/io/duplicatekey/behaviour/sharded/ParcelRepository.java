package io.duplicatekey.behaviour.sharded;

import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

import org.springframework.data.jpa.repository.JpaRepository;

import io.duplicatekey.upsert.Assign;
import io.duplicatekey.upsert.OnDuplicate;
import io.duplicatekey.upsert.Permission;
import io.duplicatekey.upsert.Upsert;
import io.duplicatekey.upsert.UpsertResult;
import io.duplicatekey.upsert.Upserted;

/**
 * Every way to upsert.
 */
interface ParcelRepository extends JpaRepository<Parcel, Long> {

	@Upsert(key = { "tenant", "label" })
	void upsertAll(Stream<Parcel> rows);

	@Upsert(key = { "tenant", "label" })
	UpsertResult upsertAll(Collection<Parcel> rows);

	@Upsert(key = { "tenant", "label" })
	List<Upserted<Parcel>> upsertEach(Collection<Parcel> rows);

	@Upsert(key = { "tenant", "label" }, update = "place",
			set = @Assign(property = "weight", value = "#old.weight + #by"),
			when = "!(#old.weight + #by > #most) && #new.place != #nowhere")
	void add(Collection<Parcel> rows, int by, int most, String nowhere);

	@Upsert(key = { "tenant", "label" }, set = @Assign(property = "weight", value = "-(#by)"))
	void negate(Collection<Parcel> rows, int by);

	@Upsert(key = { "tenant", "label" }, onDuplicate = OnDuplicate.KEEP)
	List<Upserted<Parcel>> addMissing(Collection<Parcel> rows);

	@Upsert(key = { "tenant", "label" }, onDuplicate = OnDuplicate.IGNORE)
	UpsertResult addFitting(Collection<Parcel> rows);

	@Upsert(key = { "tenant", "label" }, onDuplicate = OnDuplicate.REPLACE)
	UpsertResult replaceSafely(Collection<Parcel> rows);

	@Upsert(key = { "tenant", "label" }, onDuplicate = OnDuplicate.REPLACE, cascades = Permission.ALLOW)
	UpsertResult replace(Collection<Parcel> rows);

	@Upsert(key = { "tenant", "label" }, onDuplicate = OnDuplicate.IF_ABSENT)
	UpsertResult addIfAbsent(Collection<Parcel> rows);

	Optional<Parcel> findByTenantAndLabel(long tenant, String label);

}
