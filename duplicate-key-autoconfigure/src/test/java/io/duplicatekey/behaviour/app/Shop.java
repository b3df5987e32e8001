package io.duplicatekey.behaviour.app;

import jakarta.persistence.Embedded;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.JoinColumn;
import jakarta.persistence.ManyToOne;
import jakarta.persistence.Table;
import jakarta.persistence.Version;

/**
 * Its id is assigned, so that Hibernate inserts it on flush rather than on persist.
 */
@Entity
@Table(name = "shops")
public class Shop {

	@Id
	private long id;

	@Version
	private Integer version;

	@Embedded
	private Address address;

	@ManyToOne
	@JoinColumn(name = "owner_id")
	private User owner;

	protected Shop() {
	}

	public Shop(long id, Address address, User owner) {
		this.id = id;
		this.address = address;
		this.owner = owner;
	}

}
