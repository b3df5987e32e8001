package io.duplicatekey.docs.shop;

import java.util.Collection;
import java.util.List;
import java.util.stream.Stream;

import org.springframework.data.jpa.repository.JpaRepository;

import io.duplicatekey.upsert.ManagedCopies;
import io.duplicatekey.upsert.OnDuplicate;
import io.duplicatekey.upsert.Permission;
import io.duplicatekey.upsert.Repeats;
import io.duplicatekey.upsert.Upsert;
import io.duplicatekey.upsert.UpsertResult;
import io.duplicatekey.upsert.Upserted;
import io.duplicatekey.upsert.Via;

// tag::repository[]
public interface ProductRepository extends JpaRepository<Product, Long> {

	// tag::upsert[]
	@Upsert(key = { "tenant", "sku" })
	UpsertResult upsertAll(Collection<Product> rows);
	// end::upsert[]

	// tag::more[]
	@Upsert(key = { "tenant", "sku" })
	Product upsert(Product row); // the same object, its id and version set

	@Upsert(key = { "tenant", "sku" }, onDuplicate = OnDuplicate.KEEP)
	List<Upserted<Product>> addMissing(List<Product> rows); // the outcome of each

	// end::more[]
	// tag::others[]
	// tag::stream[]
	@Upsert(key = { "tenant", "sku" })
	void importAll(Stream<Product> rows);

	// end::stream[]
	// tag::commit-every[]
	@Upsert(key = { "tenant", "sku" }, commitEvery = 1000)
	UpsertResult importCommitting(Stream<Product> rows);
	// end::commit-every[]

	@Upsert(key = { "tenant", "sku" }, managedCopies = ManagedCopies.DETACH)
	Product upsertDetaching(Product row);

	@Upsert(key = { "tenant", "sku" }, managedCopies = ManagedCopies.CLEAR)
	Product upsertClearing(Product row);

	// tag::ignore[]
	@Upsert(key = { "tenant", "sku" }, onDuplicate = OnDuplicate.IGNORE)
	UpsertResult addIgnoring(Collection<Product> rows);
	// end::ignore[]

	// tag::keep[]
	@Upsert(key = { "tenant", "sku" }, onDuplicate = OnDuplicate.KEEP)
	UpsertResult addKeeping(Collection<Product> rows);
	// end::keep[]

	// tag::replace[]
	@Upsert(key = { "tenant", "sku" }, onDuplicate = OnDuplicate.REPLACE)
	List<Upserted<Product>> replace(Collection<Product> rows);
	// end::replace[]

	// tag::if-absent[]
	@Upsert(key = "name", onDuplicate = OnDuplicate.IF_ABSENT)
	UpsertResult addNewNames(Collection<Product> rows);
	// end::if-absent[]

	@Upsert(key = "id", otherKeys = Permission.ALLOW)
	List<Upserted<Product>> upsertById(Collection<Product> rows);

	// tag::load-data[]
	@Upsert(key = { "tenant", "sku" }, via = Via.LOAD_DATA, repeats = Repeats.KEEP_LAST)
	UpsertResult load(Stream<Product> rows);

	@Upsert(key = { "tenant", "sku" }, via = Via.LOAD_DATA, repeats = Repeats.REJECT)
	void loadUnrepeated(Stream<Product> rows);
	// end::load-data[]

	// end::others[]

}
// end::repository[]
