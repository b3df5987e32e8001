package io.duplicatekey.sample.products;

import java.util.List;

import io.duplicatekey.upsert.UpsertResult;
import io.duplicatekey.upsert.Upserted;

import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/**
 * Stores products. It declares no exception of its own: a duplicate leaves it as
 * {@link io.duplicatekey.DuplicateUniqueKeyException}, which names constraint and
 * columns. Upserts have no duplicates: they change what is there.
 */
@Service
@Transactional
class ProductService {

	private static final int CAPACITY = 100;

	private final JdbcClient jdbcClient;

	private final ProductRepository products;

	ProductService(JdbcClient jdbcClient, ProductRepository products) {
		this.jdbcClient = jdbcClient;
		this.products = products;
	}

	/**
	 * Add a product.
	 * @param product the product
	 * @throws io.duplicatekey.DuplicateUniqueKeyException if the tenant has a product
	 * with that SKU
	 */
	public void add(ProductRequest product) {
		this.jdbcClient.sql("""
				INSERT INTO products (tenant, sku, name, price, stock)
				VALUES (:tenant, :sku, :name, :price, :stock)""").paramSource(product).update();
	}

	/**
	 * Store products, those that are there already too.
	 * @param products the products
	 * @return how many were inserted, updated and left unchanged
	 */
	public UpsertResult store(List<Product> products) {
		return this.products.upsertAll(products);
	}

	/**
	 * Add to the stock of products. Two deliveries at once are both counted: the server
	 * adds, not this class.
	 * @param delivered the products, with what is delivered of them as their stock
	 * @return what became of each product, {@code UNCHANGED} where there was no room
	 */
	public List<Upserted<Product>> deliver(List<Product> delivered) {
		return this.products.deliver(delivered, CAPACITY);
	}

}
