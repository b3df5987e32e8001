package io.duplicatekey.behaviour.app;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.GeneratedValue;
import jakarta.persistence.GenerationType;
import jakarta.persistence.Id;
import jakarta.persistence.Table;

@Entity
@Table(name = "users")
public class User {

	@Id
	@GeneratedValue(strategy = GenerationType.IDENTITY)
	private Long id;

	@Column(name = "email_address")
	private String email;

	private String handle;

	protected User() {
	}

	public User(String email, String handle) {
		this.email = email;
		this.handle = handle;
	}

	public Long getId() {
		return this.id;
	}

	public void setHandle(String handle) {
		this.handle = handle;
	}

}
