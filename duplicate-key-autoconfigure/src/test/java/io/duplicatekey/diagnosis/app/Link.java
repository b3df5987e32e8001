package io.duplicatekey.diagnosis.app;

import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import jakarta.persistence.Version;

/**
 * Its unique index covers the first ten characters of the address.
 */
@Entity
@Table(name = "links")
public class Link {

	@Id
	private Long id;

	@Version
	private Integer version;

	private String address;

	protected Link() {
	}

	public Link(Long id, String address) {
		this.id = id;
		this.address = address;
	}

}
