package io.duplicatekey.performance.bulk.app;

import java.util.Collection;
import java.util.List;
import java.util.stream.Stream;

import org.springframework.data.jpa.repository.JpaRepository;

import io.duplicatekey.upsert.Upsert;
import io.duplicatekey.upsert.UpsertResult;
import io.duplicatekey.upsert.Via;

/**
 * Products, with a method for each promise that an upsert can make.
 */
public interface Products extends JpaRepository<Product, Long> {

	/**
	 * Write, and ask for nothing.
	 * @param products what to write
	 */
	@Upsert(key = "sku")
	void write(List<Product> products);

	/**
	 * Write one, and ask for nothing.
	 * @param product what to write
	 */
	@Upsert(key = "sku")
	void writeOne(Product product);

	/**
	 * Write, and count.
	 * @param products what to write
	 * @return the totals
	 */
	@Upsert(key = "sku")
	UpsertResult writeCounting(List<Product> products);

	/**
	 * Write by LOAD DATA, and count.
	 * @param products what to write
	 * @return the totals
	 */
	@Upsert(key = "sku", via = Via.LOAD_DATA)
	UpsertResult load(List<Product> products);

	/**
	 * Write what comes, and count.
	 * @param products what to write
	 * @return the totals
	 */
	@Upsert(key = "sku")
	UpsertResult writeStream(Stream<Product> products);

	/**
	 * Write, and get the ids.
	 * @param products what to write
	 * @return the same, with their ids
	 */
	@Upsert(key = "sku")
	List<Product> writeForIds(List<Product> products);

	/**
	 * Find what is there already, as who has no upsert has to.
	 * @param skus the keys
	 * @return those that are there
	 */
	List<Product> findBySkuIn(Collection<String> skus);

}
