package io.duplicatekey.diagnosis.numbered;

import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;

/**
 * An entity that gives itself an id, in a table that has numbers for it.
 */
@Entity
@Table(name = "numbered")
public class Numbered {

	@Id
	private Long id;

	protected Numbered() {
	}

	public Numbered(long id) {
		this.id = id;
	}

}
