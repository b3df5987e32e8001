package io.duplicatekey.hibernate.cached;

import jakarta.persistence.Cacheable;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import jakarta.persistence.Version;
import org.hibernate.annotations.Cache;
import org.hibernate.annotations.CacheConcurrencyStrategy;
import org.jspecify.annotations.Nullable;

@Entity
@Table(name = "articles")
@Cacheable
@Cache(usage = CacheConcurrencyStrategy.READ_WRITE)
public class Article {

	@Id
	private long id;

	private @Nullable String code;

	private int price;

	@Version
	private int version;

	protected Article() {
	}

	public Article(long id, String code, int price) {
		this.id = id;
		this.code = code;
		this.price = price;
	}

	public long getId() {
		return this.id;
	}

	public @Nullable String getCode() {
		return this.code;
	}

	public int getPrice() {
		return this.price;
	}

	public void setPrice(int price) {
		this.price = price;
	}

	public int getVersion() {
		return this.version;
	}

}
