package io.duplicatekey.behaviour.sharded;

import jakarta.persistence.Entity;
import jakarta.persistence.GeneratedValue;
import jakarta.persistence.GenerationType;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import jakarta.persistence.Version;
import org.jspecify.annotations.Nullable;

/**
 * Each server numbers its own, so that two can have the same id.
 */
@Entity
@Table(name = "tickets")
class Ticket {

	@Id
	@GeneratedValue(strategy = GenerationType.IDENTITY)
	@Nullable Long id;

	@Version
	int version;

	long tenant;

	@Nullable String title;

	@Nullable String code;

	Ticket() {
	}

	Ticket(long tenant, String title, String code) {
		this.tenant = tenant;
		this.title = title;
		this.code = code;
	}

}
