package io.duplicatekey.docs.shop;

import jakarta.persistence.Entity;
import jakarta.persistence.GeneratedValue;
import jakarta.persistence.GenerationType;
import jakarta.persistence.Id;
import jakarta.persistence.Table;

@Entity
@Table(name = "visit_counts")
public class VisitCount {

	@Id
	@GeneratedValue(strategy = GenerationType.IDENTITY)
	private Long id;

	private String page;

	private String region;

	private long visits;

	protected VisitCount() {
	}

	public VisitCount(String page, String region, long visits) {
		this.page = page;
		this.region = region;
		this.visits = visits;
	}

	public Long getId() {
		return this.id;
	}

	public long getVisits() {
		return this.visits;
	}

}
