package io.duplicatekey.csv.parcels;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.time.LocalDateTime;

import jakarta.persistence.Column;
import jakarta.persistence.Embeddable;
import jakarta.persistence.Embedded;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.FetchType;
import jakarta.persistence.GeneratedValue;
import jakarta.persistence.GenerationType;
import jakarta.persistence.Id;
import jakarta.persistence.ManyToOne;
import jakarta.persistence.Table;
import jakarta.persistence.UniqueConstraint;
import jakarta.persistence.Version;
import org.hibernate.annotations.CreationTimestamp;
import org.jspecify.annotations.Nullable;

import org.springframework.format.annotation.DateTimeFormat;

/**
 * An entity without setters, of everything that a file can have a column for.
 */
@Entity
@Table(uniqueConstraints = @UniqueConstraint(name = "uk_parcel_code", columnNames = { "depot", "code" }))
public class Parcel {

	@Id
	@GeneratedValue(strategy = GenerationType.IDENTITY)
	private @Nullable Long id;

	@Version
	private int version;

	@CreationTimestamp
	private @Nullable LocalDateTime createdAt;

	private long depot = 1;

	@Column(length = 20)
	private @Nullable String code;

	@Column(length = 20)
	private @Nullable String note;

	private @Nullable BigDecimal weight;

	private int pieces = 1;

	@Enumerated(EnumType.STRING)
	@Column(length = 20)
	private @Nullable State state;

	private @Nullable LocalDate sentOn;

	@DateTimeFormat(pattern = "dd.MM.yyyy")
	private @Nullable LocalDate dueOn;

	private @Nullable Boolean fragile;

	private byte @Nullable [] label;

	@Embedded
	private @Nullable Address address;

	@Embedded
	private @Nullable Size size;

	@ManyToOne(fetch = FetchType.LAZY)
	private @Nullable Sender sender;

	protected Parcel() {
	}

	public @Nullable String getCode() {
		return this.code;
	}

	public @Nullable String getNote() {
		return this.note;
	}

	public int getPieces() {
		return this.pieces;
	}

	public enum State {

		PACKED, SENT

	}

	@Embeddable
	public static class Address {

		@Column(name = "to_street")
		private @Nullable String street;

		@Column(name = "to_city")
		private @Nullable String city;

	}

	@Embeddable
	public record Size(int width, int height) {

	}

}
