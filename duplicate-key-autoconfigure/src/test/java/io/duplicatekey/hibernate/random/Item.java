package io.duplicatekey.hibernate.random;

import jakarta.persistence.Entity;
import jakarta.persistence.EntityListeners;
import jakarta.persistence.GeneratedValue;
import jakarta.persistence.GenerationType;
import jakarta.persistence.Id;
import jakarta.persistence.PrePersist;
import jakarta.persistence.Table;
import jakarta.persistence.Version;
import org.jspecify.annotations.Nullable;

import org.springframework.data.annotation.CreatedBy;
import org.springframework.data.annotation.LastModifiedBy;

/**
 * A row: a key whose collation ignores case and trailing spaces, data, a version, and who
 * wrote it.
 */
@Entity
@Table(name = "items")
@EntityListeners(Item.Author.class)
class Item {

	@Id
	@GeneratedValue(strategy = GenerationType.IDENTITY)
	@Nullable Long id;

	int tenant;

	@Nullable String sku;

	@Nullable Integer price;

	int stock;

	@Nullable String note;

	@Version
	int version;

	@CreatedBy
	@Nullable String createdBy;

	@LastModifiedBy
	@Nullable String changedBy;

	Item() {
	}

	Item(Row row) {
		this.tenant = row.tenant();
		this.sku = row.sku();
		this.price = row.price();
		this.stock = row.stock();
		this.note = row.note();
	}

	/**
	 * Stands in for Spring Data's auditing, so that the author is the operation.
	 */
	static class Author {

		static String current = "";

		@PrePersist
		void write(Item item) {
			item.createdBy = current;
			item.changedBy = current;
		}

	}

	/**
	 * What a row holds that the caller decides.
	 */
	record Row(int tenant, String sku, @Nullable Integer price, int stock, @Nullable String note) {

	}

}
