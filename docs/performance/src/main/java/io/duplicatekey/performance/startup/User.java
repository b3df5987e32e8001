package io.duplicatekey.performance.startup;

import jakarta.persistence.Entity;
import jakarta.persistence.GeneratedValue;
import jakarta.persistence.GenerationType;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import org.jspecify.annotations.Nullable;

/**
 * An entity.
 */
@Entity
@Table(name = "users")
public class User {

	@Id
	@GeneratedValue(strategy = GenerationType.IDENTITY)
	private @Nullable Long id;

	private @Nullable String email;

	private @Nullable String handle;

	public @Nullable Long getId() {
		return this.id;
	}

	public @Nullable String getEmail() {
		return this.email;
	}

	public @Nullable String getHandle() {
		return this.handle;
	}

}
