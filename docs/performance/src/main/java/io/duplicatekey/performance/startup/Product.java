package io.duplicatekey.performance.startup;

import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.ManyToOne;
import jakarta.persistence.Table;
import org.jspecify.annotations.Nullable;

/**
 * Another entity.
 */
@Entity
@Table(name = "products")
public class Product {

	@Id
	private long id;

	private @Nullable String sku;

	@ManyToOne
	private @Nullable User owner;

	public long getId() {
		return this.id;
	}

	public @Nullable String getSku() {
		return this.sku;
	}

	public @Nullable User getOwner() {
		return this.owner;
	}

}
