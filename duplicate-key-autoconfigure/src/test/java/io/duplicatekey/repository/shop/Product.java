package io.duplicatekey.repository.shop;

import java.math.BigDecimal;
import java.time.LocalDateTime;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.GeneratedValue;
import jakarta.persistence.GenerationType;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import jakarta.persistence.UniqueConstraint;
import jakarta.persistence.Version;

@Entity
@Table(name = "products",
		uniqueConstraints = @UniqueConstraint(name = "uk_products_sku", columnNames = { "tenant_id", "sku" }))
public class Product {

	@Id
	@GeneratedValue(strategy = GenerationType.IDENTITY)
	private Long id;

	@Version
	private int version;

	@Column(name = "tenant_id")
	private long tenantId;

	@Column(length = 40)
	private String sku;

	private String name;

	private BigDecimal price;

	private int stock;

	private int hits;

	@Column(name = "updated_at")
	private LocalDateTime updatedAt;

	protected Product() {
	}

	public Product(long tenantId, String sku, String name, String price) {
		this.tenantId = tenantId;
		this.sku = sku;
		this.name = name;
		this.price = new BigDecimal(price);
		this.updatedAt = LocalDateTime.of(2026, 1, 1, 0, 0);
	}

	public Long getId() {
		return this.id;
	}

	public int getVersion() {
		return this.version;
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

	public int getHits() {
		return this.hits;
	}

	public Product hits(int hits) {
		this.hits = hits;
		return this;
	}

	public Product updatedAt(int day) {
		this.updatedAt = LocalDateTime.of(2026, 1, day, 0, 0);
		return this;
	}

	public Product name(String name) {
		this.name = name;
		return this;
	}

}
