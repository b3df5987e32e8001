package io.duplicatekey.batch.app;

import jakarta.persistence.Entity;
import jakarta.persistence.GeneratedValue;
import jakarta.persistence.GenerationType;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import org.jspecify.annotations.Nullable;

@Entity
@Table(name = "pages")
public class Page {

	@Id
	@GeneratedValue(strategy = GenerationType.IDENTITY)
	private @Nullable Long id;

	private String url = "";

	private long hits;

	protected Page() {
	}

	public Page(String url, long hits) {
		this.url = url;
		this.hits = hits;
	}

	public @Nullable Long getId() {
		return this.id;
	}

	public String getUrl() {
		return this.url;
	}

	public long getHits() {
		return this.hits;
	}

}
