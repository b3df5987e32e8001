package io.duplicatekey.repository.shop;

import java.util.Collection;
import java.util.Iterator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

import org.springframework.data.jpa.repository.Modifying;
import org.springframework.data.jpa.repository.Query;
import org.springframework.data.repository.query.Param;
import org.springframework.transaction.annotation.Transactional;

import io.duplicatekey.upsert.Assign;
import io.duplicatekey.upsert.OnDuplicate;
import io.duplicatekey.upsert.Upsert;
import io.duplicatekey.upsert.UpsertResult;
import io.duplicatekey.upsert.Upserted;

/**
 * Upserts beside everything else that a repository can have.
 */
public interface ProductRepository extends UpsertRepository<Product, Long> {

	@Upsert(key = { "tenantId", "sku" })
	UpsertResult upsertAll(Collection<Product> rows);

	@Upsert(key = { "tenantId", "sku" })
	Product upsert(Product row);

	@Upsert(key = { "tenantId", "sku" }, update = { "price", "stock", "updatedAt" },
			when = "#new.updatedAt > #old.updatedAt", set = @Assign(property = "hits", value = "#old.hits + #new.hits"))
	int mergeNewer(Collection<Product> rows);

	@Upsert(key = { "tenantId", "sku" }, onDuplicate = OnDuplicate.KEEP)
	List<Upserted<Product>> addMissing(List<Product> rows);

	@BySku(onDuplicate = OnDuplicate.KEEP)
	Upserted<Product> addIfMissing(Product row);

	@BySku
	void write(Product... rows);

	@BySku
	long write(Stream<Product> rows);

	@BySku
	long write(Iterator<Product> rows);

	@BySku
	List<Product> write(Iterable<Product> rows);

	@Upsert(key = { "tenantId", "sku" }, set = @Assign(property = "hits", value = "#old.hits + #by"))
	int count(Product row, @Param("by") int hits);

	Optional<Product> findBySku(String sku);

	@Query("select count(p) from Product p where p.name = ?1")
	long countNamed(String name);

	@Modifying
	@Transactional
	@Query("update Product p set p.name = ?2 where p.sku = ?1")
	int rename(String sku, String name);

	default Product upsertTwice(Product row) {
		upsert(row);
		return upsert(row);
	}

}
