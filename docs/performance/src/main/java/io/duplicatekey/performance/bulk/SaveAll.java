package io.duplicatekey.performance.bulk;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;

import jakarta.persistence.EntityManager;
import org.jspecify.annotations.Nullable;

import org.springframework.transaction.support.TransactionOperations;

import io.duplicatekey.performance.bulk.app.Product;
import io.duplicatekey.performance.bulk.app.Products;

/**
 * Finding what is there, changing it, and {@code saveAll}, a thousand rows at a time so
 * that the persistence context does not grow. Hibernate's batches are on, which it cannot
 * use for inserts whose id the database makes.
 *
 * @param name what the report calls it
 * @param products the repository
 * @param entityManager to flush and clear
 * @param transactions for the transaction
 */
record SaveAll(String name, Products products, EntityManager entityManager,
		TransactionOperations transactions) implements Peer {

	private static final int CHUNK = 1000;

	@Override
	public boolean ids() {
		return true;
	}

	@Override
	public Call prepare(List<Row> rows) {
		return () -> {
			List<@Nullable Long> ids = this.transactions.execute((status) -> save(rows));
			return new Outcome(null, null, ids);
		};
	}

	private List<@Nullable Long> save(List<Row> rows) {
		List<@Nullable Long> ids = new ArrayList<>(rows.size());
		for (int first = 0; first < rows.size(); first += CHUNK) {
			List<Row> part = rows.subList(first, Math.min(rows.size(), first + CHUNK));
			Map<String, Product> stored = this.products.findBySkuIn(part.stream().map(Row::sku).toList())
				.stream()
				.collect(Collectors.toMap(Product::getSku, Function.identity()));
			List<Product> saved = this.products.saveAll(part.stream().map((row) -> merged(stored, row)).toList());
			saved.forEach((product) -> ids.add(product.getId()));
			this.entityManager.flush();
			this.entityManager.clear();
		}
		return ids;
	}

	private static Product merged(Map<String, Product> stored, Row row) {
		Product product = stored.get(row.sku());
		if (product == null) {
			return new Product(row);
		}
		product.take(row);
		return product;
	}

}
