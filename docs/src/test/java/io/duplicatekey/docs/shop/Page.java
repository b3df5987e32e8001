package io.duplicatekey.docs.shop;

import java.time.Instant;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.GeneratedValue;
import jakarta.persistence.GenerationType;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import org.hibernate.annotations.CreationTimestamp;
import org.hibernate.annotations.UpdateTimestamp;

// tag::entity[]
@Entity
@Table(name = "pages")
public class Page {

	@Id
	@GeneratedValue(strategy = GenerationType.IDENTITY)
	private Long id;

	@Column(unique = true)
	private String url;

	private String title;

	private long hits;

	private Instant seenAt;

	@CreationTimestamp
	private Instant createdAt;

	@UpdateTimestamp
	private Instant changedAt;

	// end::entity[]
	protected Page() {
	}

	public Page(String url, String title, long hits, Instant seenAt) {
		this.url = url;
		this.title = title;
		this.hits = hits;
		this.seenAt = seenAt;
	}

	public Long getId() {
		return this.id;
	}

	public String getUrl() {
		return this.url;
	}

	public String getTitle() {
		return this.title;
	}

	public long getHits() {
		return this.hits;
	}

	public Instant getSeenAt() {
		return this.seenAt;
	}

	public Instant getCreatedAt() {
		return this.createdAt;
	}

	public Instant getChangedAt() {
		return this.changedAt;
	}

}
