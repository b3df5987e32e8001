package io.duplicatekey.docs.shop;

import org.springframework.data.jpa.repository.Modifying;
import org.springframework.data.jpa.repository.Query;
import org.springframework.data.repository.Repository;
import org.springframework.transaction.annotation.Transactional;

/**
 * What one would write without the starter.
 */
public interface PlainProducts extends Repository<Product, Long> {

	// tag::ignore[]
	@Modifying
	@Transactional
	@Query(value = "INSERT IGNORE INTO products (tenant, sku, name) VALUES (?1, ?2, ?3)", nativeQuery = true)
	int insertIgnoring(String tenant, String sku, String name); // stores what does not
																// fit
	// end::ignore[]

}
