package io.duplicatekey.performance.bulk.app;

import java.math.BigDecimal;
import java.time.LocalDateTime;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.GeneratedValue;
import jakarta.persistence.GenerationType;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import org.jspecify.annotations.Nullable;

import io.duplicatekey.performance.bulk.Row;

/**
 * A product as most people would map it.
 */
@Entity
@Table(name = "product")
@SuppressWarnings("NullAway.Init")
public class Product {

	@Id
	@GeneratedValue(strategy = GenerationType.IDENTITY)
	private @Nullable Long id;

	@Column(nullable = false, length = 32, unique = true)
	private String sku;

	private String name;

	private BigDecimal price;

	private int stock;

	private int hits;

	private LocalDateTime updatedAt;

	/**
	 * For Hibernate.
	 */
	protected Product() {
	}

	/**
	 * Create a product.
	 * @param row its values
	 */
	public Product(Row row) {
		this.sku = row.sku();
		take(row);
	}

	/**
	 * Take other values.
	 * @param row the values
	 */
	public final void take(Row row) {
		this.name = row.name();
		this.price = row.price();
		this.stock = row.stock();
		this.hits = row.hits();
		this.updatedAt = row.updatedAt();
	}

	public @Nullable Long getId() {
		return this.id;
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
