package io.duplicatekey.diagnosis.app;

import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import jakarta.persistence.Version;
import org.hibernate.annotations.SoftDelete;

/**
 * Deleted by Hibernate's mark.
 */
@Entity
@Table(name = "tags")
@SoftDelete(columnName = "gone")
public class Tag {

	@Id
	private Long id;

	@Version
	private Integer version;

	private String name;

	protected Tag() {
	}

	public Tag(Long id, String name) {
		this.id = id;
		this.name = name;
	}

}
