package io.duplicatekey.behaviour.bulk;

import jakarta.persistence.Entity;
import jakarta.persistence.GeneratedValue;
import jakarta.persistence.GenerationType;
import jakarta.persistence.Id;
import jakarta.persistence.PrePersist;
import jakarta.persistence.Table;
import org.jspecify.annotations.Nullable;

/**
 * Adds up by code.
 */
@Entity
@Table(name = "readings")
class Reading {

	@Id
	@GeneratedValue(strategy = GenerationType.IDENTITY)
	@Nullable Long id;

	@Nullable String code;

	long amount;

	@Nullable String serial;

	@Nullable String payload;

	int stamps;

	Reading() {
	}

	Reading(String code, long amount) {
		this.code = code;
		this.amount = amount;
	}

	Reading serial(String serial) {
		this.serial = serial;
		return this;
	}

	Reading payload(String payload) {
		this.payload = payload;
		return this;
	}

	/**
	 * Once for each row, also where it is tried again.
	 */
	@PrePersist
	void stamp() {
		this.stamps++;
	}

}
