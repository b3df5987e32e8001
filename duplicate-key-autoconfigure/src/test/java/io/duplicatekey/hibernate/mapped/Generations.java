package io.duplicatekey.hibernate.mapped;

import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.time.Instant;
import java.time.LocalDateTime;
import java.util.EnumSet;
import java.util.UUID;

import jakarta.persistence.Column;
import jakarta.persistence.Embeddable;
import jakarta.persistence.Embedded;
import jakarta.persistence.Entity;
import jakarta.persistence.GeneratedValue;
import jakarta.persistence.GenerationType;
import jakarta.persistence.Id;
import jakarta.persistence.PrePersist;
import jakarta.persistence.Version;
import org.hibernate.annotations.ColumnDefault;
import org.hibernate.annotations.CreationTimestamp;
import org.hibernate.annotations.CurrentTimestamp;
import org.hibernate.annotations.Generated;
import org.hibernate.annotations.GeneratedColumn;
import org.hibernate.annotations.NaturalId;
import org.hibernate.annotations.SourceType;
import org.hibernate.annotations.UpdateTimestamp;
import org.hibernate.annotations.ValueGenerationType;
import org.hibernate.engine.spi.SharedSessionContractImplementor;
import org.hibernate.generator.BeforeExecutionGenerator;
import org.hibernate.generator.EventType;
import org.jspecify.annotations.Nullable;

/**
 * Values that the user does not give.
 */
public final class Generations {

	private Generations() {
	}

	@ValueGenerationType(generatedBy = LengthGenerator.class)
	@Retention(RetentionPolicy.RUNTIME)
	public @interface LengthOfName {

	}

	@SuppressWarnings("serial")
	public static class LengthGenerator implements BeforeExecutionGenerator {

		@Override
		public Object generate(SharedSessionContractImplementor session, Object owner, @Nullable Object current,
				EventType event) {
			return String.valueOf(((Times) owner).name).length();
		}

		@Override
		public EnumSet<EventType> getEventTypes() {
			return EnumSet.of(EventType.INSERT, EventType.UPDATE);
		}

	}

	@Embeddable
	public static class Stamps {

		@CreationTimestamp
		public @Nullable Instant made;

		@UpdateTimestamp
		public @Nullable Instant changed;

		public @Nullable String reason;

	}

	@Entity
	public static class Times implements Changing {

		@Id
		@GeneratedValue(strategy = GenerationType.UUID)
		public @Nullable UUID id;

		@NaturalId
		@Column(length = 20)
		public String code = "code";

		public @Nullable String name;

		@CreationTimestamp
		public @Nullable Instant createdAt;

		@UpdateTimestamp
		public @Nullable LocalDateTime updatedAt;

		@CurrentTimestamp(source = SourceType.DB)
		public @Nullable LocalDateTime stampedAt;

		@CurrentTimestamp(event = EventType.INSERT, source = SourceType.DB)
		public @Nullable LocalDateTime insertedAt;

		@LengthOfName
		public int nameLength;

		@Embedded
		public @Nullable Stamps stamps;

		public @Nullable String persisted;

		@Version
		public int version;

		@PrePersist
		void beforePersist() {
			this.persisted = ((this.persisted != null) ? this.persisted : "") + "persisted " + (this.id != null);
		}

		@Override
		public void become(int variant) {
			this.name = "name".repeat(variant + 1);
			if (this.stamps == null) {
				this.stamps = new Stamps();
			}
			this.stamps.reason = "reason " + variant;
		}

	}

	@Entity
	public static class Computed implements Changing {

		@Id
		@GeneratedValue(strategy = GenerationType.SEQUENCE)
		public @Nullable Integer id;

		@Column(unique = true, length = 20)
		public String code = "code";

		public int price;

		public int amount;

		@GeneratedColumn("price * amount")
		public @Nullable Integer total;

		@ColumnDefault("7")
		@Generated
		public @Nullable Integer byDefault;

		@Generated(sql = "upper('fragment')")
		@Column(length = 20)
		public @Nullable String bySql;

		@Override
		public void become(int variant) {
			this.price = 10 + variant;
			this.amount = 2 + variant;
		}

	}

	@Entity
	public static class TimeVersioned implements Changing {

		@Id
		public long id = 4;

		public @Nullable String text;

		@Version
		public @Nullable LocalDateTime version;

		@Override
		public void become(int variant) {
			this.text = "text " + variant;
		}

	}

}
