package io.duplicatekey.sample.products;

import java.math.BigDecimal;

import jakarta.persistence.Entity;
import jakarta.persistence.GeneratedValue;
import jakarta.persistence.GenerationType;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import jakarta.persistence.Version;
import org.jspecify.annotations.Nullable;

@Entity
@Table(name = "products")
class Product {

	@Id
	@GeneratedValue(strategy = GenerationType.IDENTITY)
	private @Nullable Long id;

	private String tenant;

	private String sku;

	private String name;

	private BigDecimal price;

	private int stock;

	@Version
	private int version;

	// For JPA, which fills the fields in afterwards.
	@SuppressWarnings("NullAway.Init")
	protected Product() {
	}

	Product(String tenant, String sku, String name, BigDecimal price, int stock) {
		this.tenant = tenant;
		this.sku = sku;
		this.name = name;
		this.price = price;
		this.stock = stock;
	}

	@Nullable Long getId() {
		return this.id;
	}

	String getTenant() {
		return this.tenant;
	}

	String getSku() {
		return this.sku;
	}

	String getName() {
		return this.name;
	}

	BigDecimal getPrice() {
		return this.price;
	}

	int getStock() {
		return this.stock;
	}

	int getVersion() {
		return this.version;
	}

}
