package io.duplicatekey.performance.bulk.app;

import java.math.BigDecimal;
import java.time.LocalDateTime;

import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;

import io.duplicatekey.performance.bulk.Row;

/**
 * The same table with the key for the id, for what upserts by id only. What the table
 * calls its id is not mapped.
 */
@Entity
@Table(name = "product")
@SuppressWarnings("NullAway.Init")
public class ProductBySku {

	@Id
	private String sku;

	private String name;

	private BigDecimal price;

	private int stock;

	private int hits;

	private LocalDateTime updatedAt;

	/**
	 * For Hibernate.
	 */
	protected ProductBySku() {
	}

	/**
	 * Create a product.
	 * @param row its values
	 */
	public ProductBySku(Row row) {
		this.sku = row.sku();
		this.name = row.name();
		this.price = row.price();
		this.stock = row.stock();
		this.hits = row.hits();
		this.updatedAt = row.updatedAt();
	}

	public String getSku() {
		return this.sku;
	}

	public String getName() {
		return this.name;
	}

	public BigDecimal getPrice() {
		return this.price;
	}

	public int getStock() {
		return this.stock;
	}

	public int getHits() {
		return this.hits;
	}

	public LocalDateTime getUpdatedAt() {
		return this.updatedAt;
	}

}
