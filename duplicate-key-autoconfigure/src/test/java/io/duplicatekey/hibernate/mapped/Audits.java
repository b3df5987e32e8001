package io.duplicatekey.hibernate.mapped;

import java.time.Instant;

import jakarta.persistence.Column;
import jakarta.persistence.Embeddable;
import jakarta.persistence.Embedded;
import jakarta.persistence.Entity;
import jakarta.persistence.EntityListeners;
import jakarta.persistence.GeneratedValue;
import jakarta.persistence.GenerationType;
import jakarta.persistence.Id;
import jakarta.persistence.MappedSuperclass;
import org.jspecify.annotations.Nullable;

import org.springframework.data.annotation.CreatedBy;
import org.springframework.data.annotation.CreatedDate;
import org.springframework.data.annotation.LastModifiedBy;
import org.springframework.data.annotation.LastModifiedDate;
import org.springframework.data.jpa.domain.support.AuditingEntityListener;

/**
 * Spring Data's auditing: on a superclass, in an embeddable, and at the getter of an
 * entity that Hibernate accesses by its fields.
 */
public final class Audits {

	private Audits() {
	}

	@MappedSuperclass
	@EntityListeners(AuditingEntityListener.class)
	public abstract static class Base {

		@CreatedDate
		public @Nullable Instant createdAt;

	}

	@Embeddable
	public static class By {

		@CreatedBy
		public @Nullable String creator;

		@LastModifiedBy
		public @Nullable String changer;

	}

	@Entity
	public static class Audited extends Base implements Changing {

		@Id
		@GeneratedValue(strategy = GenerationType.IDENTITY)
		public @Nullable Long id;

		@Column(unique = true, length = 20)
		public String code = "code";

		public @Nullable String text;

		private @Nullable Instant changedAt;

		@Embedded
		public By by = new By();

		@LastModifiedDate
		public @Nullable Instant getChangedAt() {
			return this.changedAt;
		}

		public void setChangedAt(@Nullable Instant changedAt) {
			this.changedAt = changedAt;
		}

		@Override
		public void become(int variant) {
			this.text = "text " + variant;
		}

	}

}
