package io.duplicatekey.sample.products;

import java.util.Collection;
import java.util.List;

import io.duplicatekey.upsert.Assign;
import io.duplicatekey.upsert.Upsert;
import io.duplicatekey.upsert.UpsertResult;
import io.duplicatekey.upsert.Upserted;

import org.springframework.data.jpa.repository.JpaRepository;

interface ProductRepository extends JpaRepository<Product, Long> {

	/**
	 * Store products as they are given, whether they are there already or not.
	 * @param rows the products
	 * @return how many were inserted, updated and left unchanged
	 */
	// tag::totals[]
	@Upsert(key = { "tenant", "sku" })
	UpsertResult upsertAll(Collection<Product> rows);
	// end::totals[]

	/**
	 * Add to the stock of products, as far as there is room. A product that is not there
	 * yet is inserted as it is given; of one that is, nothing but the stock changes.
	 * @param rows the products, with what is delivered of them as their stock
	 * @param capacity the stock that no delivery may exceed
	 * @return what became of each product, {@code UNCHANGED} where there was no room
	 */
	// tag::outcomes[]
	@Upsert(key = { "tenant", "sku" }, update = "stock",
			set = @Assign(property = "stock", value = "#old.stock + #new.stock"),
			when = "#old.stock + #new.stock <= #capacity")
	List<Upserted<Product>> deliver(Collection<Product> rows, int capacity);
	// end::outcomes[]

}
