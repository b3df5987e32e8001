package io.duplicatekey.docs.shop;

import java.util.Collection;

import org.springframework.data.jpa.repository.JpaRepository;
import org.springframework.data.jpa.repository.Query;

import io.duplicatekey.upsert.Assign;
import io.duplicatekey.upsert.Upsert;

public interface VisitCountRepository extends JpaRepository<VisitCount, Long> {

	// tag::add[]
	@Upsert(key = { "page", "region" }, set = @Assign(property = "visits", value = "#old.visits + #new.visits"))
	void add(Collection<VisitCount> more);
	// end::add[]

	// tag::count[]
	@Upsert(key = { "page", "region" },
			set = @Assign(property = "visits", value = "greatest(#old.visits, #new.visits)"))
	void count(Collection<VisitCount> soFar); // of one region, counted since the
												// beginning

	@Query("select sum(visits) from VisitCount where page = :page")
	long visits(String page);
	// end::count[]

}
