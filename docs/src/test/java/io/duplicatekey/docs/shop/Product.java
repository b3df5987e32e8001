package io.duplicatekey.docs.shop;

import java.math.BigDecimal;

import jakarta.persistence.Entity;
import jakarta.persistence.GeneratedValue;
import jakarta.persistence.GenerationType;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import jakarta.persistence.Version;

// tag::entity[]
@Entity
@Table(name = "products")
public class Product {

	@Id
	@GeneratedValue(strategy = GenerationType.IDENTITY)
	private Long id;

	private String tenant;

	private String sku;

	private String name;

	private BigDecimal price;

	private int stock;

	@Version
	private int version;

	// end::entity[]
	protected Product() {
	}

	public Product(String tenant, String sku, String name, String price, int stock) {
		this.tenant = tenant;
		this.sku = sku;
		this.name = name;
		this.price = new BigDecimal(price);
		this.stock = stock;
	}

	public Long getId() {
		return this.id;
	}

	public void setId(Long id) {
		this.id = id;
	}

	public String getTenant() {
		return this.tenant;
	}

	public String getSku() {
		return this.sku;
	}

	public String getName() {
		return this.name;
	}

	public void setName(String name) {
		this.name = name;
	}

	public BigDecimal getPrice() {
		return this.price;
	}

	public int getStock() {
		return this.stock;
	}

	public void setStock(int stock) {
		this.stock = stock;
	}

	public int getVersion() {
		return this.version;
	}

}
