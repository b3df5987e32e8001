package io.duplicatekey.docs.shop;

import java.util.Collection;

import org.springframework.data.jpa.repository.JpaRepository;

import io.duplicatekey.upsert.Upsert;

public interface ProfileRepository extends JpaRepository<Profile, Long> {

	// tag::latest[]
	@Upsert(key = "email", update = { "name", "changedAt", "region" }, when = "#new.changedAt > #old.changedAt"
			+ " or (#new.changedAt == #old.changedAt and #new.region > #old.region)")
	int mergeLatest(Collection<Profile> rows);
	// end::latest[]

}
