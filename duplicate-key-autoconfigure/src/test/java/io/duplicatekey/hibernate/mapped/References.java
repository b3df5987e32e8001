package io.duplicatekey.hibernate.mapped;

import java.io.Serializable;
import java.util.List;

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
import jakarta.persistence.IdClass;
import jakarta.persistence.JoinColumn;
import jakarta.persistence.ManyToOne;
import jakarta.persistence.MapsId;
import jakarta.persistence.OneToMany;
import jakarta.persistence.OneToOne;
import jakarta.persistence.Table;
import jakarta.persistence.UniqueConstraint;
import org.jspecify.annotations.Nullable;

/**
 * Associations.
 */
@SuppressWarnings("unused")
public final class References {

	private References() {
	}

	@Entity
	@Table(uniqueConstraints = @UniqueConstraint(columnNames = { "region", "number_in_region" }))
	public static class Customer implements Serializable {

		private static final long serialVersionUID = 1L;

		@Id
		@GeneratedValue(strategy = GenerationType.IDENTITY)
		public @Nullable Long id;

		@Column(unique = true, length = 20)
		public String code = "";

		@Column(length = 20)
		public String region = "";

		@Column(name = "number_in_region")
		public int number;

		@OneToOne(mappedBy = "customer")
		public @Nullable Purchase purchase;

		public static Customer of(int number) {
			Customer customer = new Customer();
			customer.code = "C" + number;
			customer.region = "R" + number;
			customer.number = number;
			return customer;
		}

	}

	@Entity
	public static class Purchase implements Changing {

		@Id
		public long id = 1;

		@OneToOne(fetch = FetchType.LAZY)
		@JoinColumn(name = "bought_by")
		public @Nullable Customer customer;

		@ManyToOne(fetch = FetchType.LAZY)
		@JoinColumn(name = "by_code", referencedColumnName = "code")
		public @Nullable Customer byCode;

		@ManyToOne(fetch = FetchType.LAZY)
		@JoinColumn(name = "ref_region", referencedColumnName = "region")
		@JoinColumn(name = "ref_number", referencedColumnName = "number_in_region")
		public @Nullable Customer byRegion;

		@ManyToOne
		@JoinColumn(name = "slot_room", referencedColumnName = "room")
		@JoinColumn(name = "slot_hour", referencedColumnName = "hour_no")
		public Parts.@Nullable Slot slot;

		@ManyToOne
		public Parts.@Nullable Line line;

		@Column(name = "bought_by", insertable = false, updatable = false)
		public @Nullable Long customerNo;

		@OneToMany(mappedBy = "purchase")
		public List<Position> positions = List.of();

		/** What the test gives them to refer to. */
		public static List<Customer> customers = List.of();

		public static Parts.@Nullable Slot someSlot;

		public static Parts.@Nullable Line someLine;

		@Override
		public void become(int variant) {
			this.customer = customers.get(variant);
			this.byCode = (variant == 1) ? null : customers.get(2);
			this.byRegion = customers.get(1 - variant);
			this.slot = (variant == 1) ? null : someSlot;
			this.line = someLine;
		}

	}

	public record PositionId(Long purchase, Integer number) implements Serializable {

	}

	@Entity
	@IdClass(PositionId.class)
	public static class Position implements Changing {

		@Id
		@ManyToOne(fetch = FetchType.LAZY)
		public @Nullable Purchase purchase;

		@Id
		@Column(name = "position_no")
		public Integer number = 1;

		public @Nullable String article;

		@Override
		public void become(int variant) {
			this.article = "article " + variant;
		}

	}

	@Entity
	public static class Profile implements Changing {

		@Id
		public @Nullable Long id;

		@OneToOne(fetch = FetchType.LAZY)
		@MapsId
		public @Nullable Customer owner;

		public @Nullable String about;

		@Override
		public void become(int variant) {
			this.about = "about " + variant;
		}

	}

	@Embeddable
	public record Origin(@Column(updatable = false) @Nullable String place, @Nullable String note) {

	}

	/** With values that are set on insert only, in every form that they can have. */
	@Entity
	public static class Recorded implements Changing {

		@Id
		@GeneratedValue(strategy = GenerationType.IDENTITY)
		public @Nullable Integer id;

		@Column(unique = true, length = 20)
		public String code;

		@ManyToOne(fetch = FetchType.LAZY)
		@JoinColumn(updatable = false)
		public @Nullable Customer author;

		@Embedded
		public @Nullable Origin origin;

		@Column(updatable = false)
		@Enumerated(EnumType.STRING)
		public Basics.@Nullable Colour colour;

		public @Nullable String text;

		public Recorded() {
			this("recorded");
		}

		public Recorded(String code) {
			this.code = code;
		}

		@Override
		public void become(int variant) {
			this.text = "text " + variant;
		}

	}

}
