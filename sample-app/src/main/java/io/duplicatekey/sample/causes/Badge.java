package io.duplicatekey.sample.causes;

import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;

@Entity
@Table(name = "badges")
class Badge {

	@Id
	private String id;

	@SuppressWarnings("unused")
	private String number;

	// For JPA, which fills the fields in afterwards.
	@SuppressWarnings("NullAway.Init")
	protected Badge() {
	}

	Badge(String id, String number) {
		this.id = id;
		this.number = number;
	}

}
