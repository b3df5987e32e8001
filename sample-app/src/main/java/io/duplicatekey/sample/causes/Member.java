package io.duplicatekey.sample.causes;

import jakarta.persistence.Entity;
import jakarta.persistence.GeneratedValue;
import jakarta.persistence.GenerationType;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import org.hibernate.annotations.SoftDelete;
import org.jspecify.annotations.Nullable;

@Entity
@Table(name = "members")
@SoftDelete
class Member {

	@Id
	@GeneratedValue(strategy = GenerationType.IDENTITY)
	private @Nullable Long id;

	@SuppressWarnings("unused")
	private String email;

	// For JPA, which fills the fields in afterwards.
	@SuppressWarnings("NullAway.Init")
	protected Member() {
	}

	Member(String email) {
		this.email = email;
	}

}
