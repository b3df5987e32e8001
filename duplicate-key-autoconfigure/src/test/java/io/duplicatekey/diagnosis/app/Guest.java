package io.duplicatekey.diagnosis.app;

import jakarta.persistence.Entity;
import jakarta.persistence.GeneratedValue;
import jakarta.persistence.GenerationType;
import jakarta.persistence.Id;
import jakarta.persistence.Table;

/**
 * Numbered by the server, so that it is inserted when it is saved.
 */
@Entity
@Table(name = "guests")
public class Guest {

	@Id
	@GeneratedValue(strategy = GenerationType.IDENTITY)
	private Long id;

	private String email;

	protected Guest() {
	}

	public Guest(String email) {
		this.email = email;
	}

}
