package io.duplicatekey.hibernate.random;

import java.util.Locale;

import org.jspecify.annotations.Nullable;

import io.duplicatekey.hibernate.random.Item.Row;

/**
 * A stored row. The id is no part of it: which numbers the server gives is its own
 * affair, that they stay or change is not.
 */
record Stored(int tenant, String sku, @Nullable Integer price, int stock, @Nullable String note, int version,
		String createdBy, String changedBy) {

	static Stored inserted(Row row, String author) {
		return new Stored(row.tenant(), row.sku(), row.price(), row.stock(), row.note(), 0, author, author);
	}

	Stored with(@Nullable Integer price, int stock, @Nullable String note) {
		return new Stored(this.tenant, this.sku, price, stock, note, this.version, this.createdBy, this.changedBy);
	}

	Stored changedBy(String author) {
		return new Stored(this.tenant, this.sku, this.price, this.stock, this.note, this.version + 1, this.createdBy,
				author);
	}

	/**
	 * What the key's collation compares.
	 */
	static String key(int tenant, String sku) {
		return tenant + "/" + sku.toLowerCase(Locale.ROOT).stripTrailing();
	}

}
