package io.duplicatekey.docs.visits;

import jakarta.persistence.Entity;
import jakarta.persistence.GeneratedValue;
import jakarta.persistence.GenerationType;
import jakarta.persistence.Id;
import jakarta.persistence.Table;

@Entity
@Table(name = "visits")
public class Visits {

	@Id
	@GeneratedValue(strategy = GenerationType.IDENTITY)
	private Long id;

	private String url;

	private long hits;

	protected Visits() {
	}

	public Visits(String url, long hits) {
		this.url = url;
		this.hits = hits;
	}

	public Long getId() {
		return this.id;
	}

	public String getUrl() {
		return this.url;
	}

	public long getHits() {
		return this.hits;
	}

}
