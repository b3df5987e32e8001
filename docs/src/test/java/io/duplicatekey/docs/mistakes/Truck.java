package io.duplicatekey.docs.mistakes;

import jakarta.persistence.Entity;

@Entity
class Truck extends Vehicle {

	private int load;

	protected Truck() {
	}

	int getLoad() {
		return this.load;
	}

}
