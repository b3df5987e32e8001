package io.duplicatekey.diagnosis.app;

import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import jakarta.persistence.Version;
import org.hibernate.annotations.SQLRestriction;

/**
 * Seen only until it is archived.
 */
@Entity
@Table(name = "jobs")
@SQLRestriction("status <> 'ARCHIVED'")
public class Job {

	@Id
	private Long id;

	@Version
	private Integer version;

	private String name;

	private String status;

	protected Job() {
	}

	public Job(Long id, String name, String status) {
		this.id = id;
		this.name = name;
		this.status = status;
	}

}
