package io.duplicatekey.docs.mistakes;

import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Inheritance;
import jakarta.persistence.InheritanceType;

@Entity
@Inheritance(strategy = InheritanceType.JOINED)
class Vehicle {

	@Id
	private Long id;

	private String plate;

	protected Vehicle() {
	}

	Long getId() {
		return this.id;
	}

	String getPlate() {
		return this.plate;
	}

}
