package io.duplicatekey.docs.shop;

import java.util.Collection;
import java.util.List;

import org.springframework.data.jpa.repository.JpaRepository;

import io.duplicatekey.upsert.Assign;
import io.duplicatekey.upsert.Upsert;
import io.duplicatekey.upsert.UpsertResult;
import io.duplicatekey.upsert.Upserted;

// tag::repository[]
public interface PageRepository extends JpaRepository<Page, Long> {

	// tag::merge[]
	@Upsert(key = "url", update = { "title", "seenAt" }, when = "#new.seenAt > #old.seenAt",
			set = @Assign(property = "hits", value = "#old.hits + #new.hits"))
	int mergeNewer(Collection<Page> rows); // how many were inserted or changed
	// end::merge[]

	@Upsert
	List<Upserted<Page>> upsertAll(List<Page> rows);

	// tag::parameter[]
	@Upsert(update = "title", when = "#old.hits <= #most",
			set = @Assign(property = "hits", value = "greatest(#old.hits, #new.hits)"))
	UpsertResult retitle(Collection<Page> rows, long most);
	// end::parameter[]

	// tag::null[]
	@Upsert(update = "title", when = "#old.title == null")
	UpsertResult fillTitles(Collection<Page> rows);
	// end::null[]

	@Upsert(update = "title", when = "#new.title != #old.title")
	UpsertResult changeTitles(Collection<Page> rows);

	// tag::elvis[]
	@Upsert(update = "seenAt", set = @Assign(property = "title", value = "#new.title ?: #old.title"))
	UpsertResult visit(Collection<Page> rows);
	// end::elvis[]

	@Upsert(exclude = "title")
	UpsertResult keepTitles(Collection<Page> rows);

}
// end::repository[]
