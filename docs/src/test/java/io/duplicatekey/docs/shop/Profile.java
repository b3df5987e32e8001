package io.duplicatekey.docs.shop;

import java.time.Instant;

import jakarta.persistence.Entity;
import jakarta.persistence.GeneratedValue;
import jakarta.persistence.GenerationType;
import jakarta.persistence.Id;
import jakarta.persistence.Table;

@Entity
@Table(name = "profiles")
public class Profile {

	@Id
	@GeneratedValue(strategy = GenerationType.IDENTITY)
	private Long id;

	private String email;

	private String name;

	private Instant changedAt;

	private String region;

	protected Profile() {
	}

	public Profile(String email, String name, Instant changedAt, String region) {
		this.email = email;
		this.name = name;
		this.changedAt = changedAt;
		this.region = region;
	}

	public Long getId() {
		return this.id;
	}

	public String getName() {
		return this.name;
	}

}
