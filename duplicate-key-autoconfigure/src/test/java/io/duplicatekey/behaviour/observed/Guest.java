package io.duplicatekey.behaviour.observed;

import jakarta.persistence.Entity;
import jakarta.persistence.GeneratedValue;
import jakarta.persistence.GenerationType;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import jakarta.persistence.UniqueConstraint;
import org.jspecify.annotations.Nullable;

@Entity
@Table(name = "guests", uniqueConstraints = @UniqueConstraint(name = "uk_guests_email", columnNames = "email"))
class Guest {

	@Id
	@GeneratedValue(strategy = GenerationType.IDENTITY)
	@Nullable Long id;

	@Nullable String email;

	@Nullable String name;

	Guest() {
	}

	Guest(String email, String name) {
		this.email = email;
		this.name = name;
	}

}
