package io.duplicatekey.csv.parcels;

import jakarta.persistence.Entity;
import jakarta.persistence.Id;

@Entity
public class Sender {

	@Id
	private long id;

	private String name = "";

	protected Sender() {
	}

	public long getId() {
		return this.id;
	}

	public String getName() {
		return this.name;
	}

}
