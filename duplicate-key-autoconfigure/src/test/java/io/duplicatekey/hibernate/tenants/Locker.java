package io.duplicatekey.hibernate.tenants;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.GeneratedValue;
import jakarta.persistence.GenerationType;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import jakarta.persistence.UniqueConstraint;
import org.hibernate.annotations.TenantId;
import org.jspecify.annotations.Nullable;

@Entity
@Table(name = "lockers", uniqueConstraints = { @UniqueConstraint(name = "uk_code", columnNames = "code"),
		@UniqueConstraint(name = "uk_place", columnNames = { "tenant", "place" }) })
public class Locker {

	@Id
	@GeneratedValue(strategy = GenerationType.IDENTITY)
	private @Nullable Long id;

	@TenantId
	@Column(length = 20)
	private @Nullable String tenant;

	@Column(length = 20)
	private @Nullable String code;

	private int place;

	private @Nullable String content;

	protected Locker() {
	}

	public Locker(String code, int place, String content) {
		this.code = code;
		this.place = place;
		this.content = content;
	}

	public @Nullable Long getId() {
		return this.id;
	}

	public @Nullable String getTenant() {
		return this.tenant;
	}

	public Locker tenant(String tenant) {
		this.tenant = tenant;
		return this;
	}

}
