package io.duplicatekey.performance.managed;

import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import org.jspecify.annotations.Nullable;

/**
 * What is upserted.
 */
@Entity
@Table(name = "stock_items")
public class StockItem {

	@Id
	private long id;

	private @Nullable String name;

	private int stock;

	/**
	 * For Hibernate.
	 */
	protected StockItem() {
	}

	/**
	 * Create an item.
	 * @param id its id
	 * @param stock how many there are
	 */
	public StockItem(long id, int stock) {
		this.id = id;
		this.name = "item " + id;
		this.stock = stock;
	}

	public long getId() {
		return this.id;
	}

	public @Nullable String getName() {
		return this.name;
	}

	public int getStock() {
		return this.stock;
	}

}
