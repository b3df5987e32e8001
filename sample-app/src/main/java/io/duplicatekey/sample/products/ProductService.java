package io.duplicatekey.sample.products;

import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/**
 * Stores products. It declares no exception of its own: a duplicate leaves it as
 * {@link io.duplicatekey.DuplicateUniqueKeyException}, which names constraint and
 * columns.
 */
@Service
@Transactional
class ProductService {

	private final JdbcClient jdbcClient;

	ProductService(JdbcClient jdbcClient) {
		this.jdbcClient = jdbcClient;
	}

	/**
	 * Add a product.
	 * @param product the product
	 * @throws io.duplicatekey.DuplicateUniqueKeyException if the tenant has a product
	 * with that SKU
	 */
	public void add(Product product) {
		this.jdbcClient.sql("INSERT INTO products (tenant, sku, name) VALUES (:tenant, :sku, :name)")
			.paramSource(product)
			.update();
	}

}
