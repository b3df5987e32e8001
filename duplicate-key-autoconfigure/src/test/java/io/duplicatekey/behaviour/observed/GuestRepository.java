package io.duplicatekey.behaviour.observed;

import java.util.Collection;
import java.util.List;
import java.util.stream.Stream;

import org.springframework.data.jpa.repository.JpaRepository;

import io.duplicatekey.OnDuplicateKey;
import io.duplicatekey.upsert.Upsert;
import io.duplicatekey.upsert.UpsertResult;
import io.duplicatekey.upsert.Upserted;
import io.duplicatekey.upsert.Via;

interface GuestRepository extends JpaRepository<Guest, Long> {

	@Upsert(key = "email")
	UpsertResult upsertAll(Collection<Guest> guests);

	@Upsert(key = "email")
	void write(Stream<Guest> guests);

	@Upsert(key = "email")
	Guest upsert(Guest guest);

	@Upsert(key = "email")
	List<Upserted<Guest>> upsertEach(List<Guest> guests);

	@Upsert(key = "email", commitEvery = 2)
	long upsertInTwos(List<Guest> guests);

	@Upsert(key = "email", via = Via.LOAD_DATA)
	UpsertResult load(List<Guest> guests);

	@Override
	@OnDuplicateKey(throwing = IllegalStateException.class)
	<S extends Guest> S saveAndFlush(S guest);

}
