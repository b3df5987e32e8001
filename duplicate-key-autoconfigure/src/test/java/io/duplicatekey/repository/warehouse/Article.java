package io.duplicatekey.repository.warehouse;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.GeneratedValue;
import jakarta.persistence.GenerationType;
import jakarta.persistence.Id;
import jakarta.persistence.Table;

/**
 * An entity of another persistence unit than the shop's.
 */
@Entity
@Table(name = "articles")
public class Article {

	@Id
	@GeneratedValue(strategy = GenerationType.IDENTITY)
	private Long id;

	@Column(unique = true, length = 40)
	private String sku;

	private int amount;

	protected Article() {
	}

	public Article(String sku, int amount) {
		this.sku = sku;
		this.amount = amount;
	}

	public Long getId() {
		return this.id;
	}

	public int getAmount() {
		return this.amount;
	}

}
