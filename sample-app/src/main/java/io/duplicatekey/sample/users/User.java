package io.duplicatekey.sample.users;

import jakarta.persistence.Entity;
import jakarta.persistence.GeneratedValue;
import jakarta.persistence.GenerationType;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import org.jspecify.annotations.Nullable;

@Entity
@Table(name = "users")
class User {

	@Id
	@GeneratedValue(strategy = GenerationType.IDENTITY)
	private @Nullable Long id;

	private String email;

	private String handle;

	// For JPA, which fills the fields in afterwards.
	@SuppressWarnings("NullAway.Init")
	protected User() {
	}

	User(String email, String handle) {
		this.email = email;
		this.handle = handle;
	}

	@Nullable Long getId() {
		return this.id;
	}

	String getEmail() {
		return this.email;
	}

	String getHandle() {
		return this.handle;
	}

	void rename(String handle) {
		this.handle = handle;
	}

}
