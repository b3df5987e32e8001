package io.duplicatekey.hibernate.mapped;

import java.io.Serializable;
import java.util.Objects;
import java.util.Set;

import jakarta.persistence.AttributeOverride;
import jakarta.persistence.Column;
import jakarta.persistence.ElementCollection;
import jakarta.persistence.Embeddable;
import jakarta.persistence.Embedded;
import jakarta.persistence.EmbeddedId;
import jakarta.persistence.Entity;
import jakarta.persistence.GeneratedValue;
import jakarta.persistence.GenerationType;
import jakarta.persistence.Id;
import jakarta.persistence.IdClass;
import jakarta.persistence.MappedSuperclass;
import jakarta.persistence.Table;
import jakarta.persistence.Transient;
import jakarta.persistence.UniqueConstraint;
import jakarta.persistence.Version;
import org.hibernate.annotations.Formula;
import org.hibernate.annotations.Immutable;
import org.jspecify.annotations.Nullable;

/**
 * Embeddables, composite ids, superclasses.
 */
@SuppressWarnings("unused")
public final class Parts {

	private Parts() {
	}

	@Embeddable
	public static class Point {

		public int x;

		public @Nullable Integer y;

		public static Point of(int variant) {
			Point point = new Point();
			point.x = variant;
			point.y = (variant == 1) ? null : variant;
			return point;
		}

	}

	@Embeddable
	public static class Address {

		public @Nullable String street;

		@Column(name = "zip_code")
		public @Nullable String zip;

		@Embedded
		public @Nullable Point point;

		public static Address of(int variant) {
			Address address = new Address();
			address.street = "Street " + variant;
			address.zip = "0000" + variant;
			address.point = (variant == 2) ? null : Point.of(variant);
			return address;
		}

	}

	@Embeddable
	public record Range(@Nullable Integer lower, @Nullable Integer upper) {

	}

	@Entity
	@Table(name = "order", uniqueConstraints = @UniqueConstraint(columnNames = { "key", "groupName" }))
	public static class Embedding implements Changing {

		@Id
		@GeneratedValue(strategy = GenerationType.IDENTITY)
		public @Nullable Long id;

		@Column(length = 20)
		public String key = "k";

		@Column(length = 20)
		public String groupName = "g";

		@Embedded
		public @Nullable Address billing;

		@Embedded
		@AttributeOverride(name = "street", column = @Column(name = "to_street"))
		@AttributeOverride(name = "zip", column = @Column(name = "select"))
		@AttributeOverride(name = "point.x", column = @Column(name = "to_x"))
		@AttributeOverride(name = "point.y", column = @Column(name = "to_y"))
		public @Nullable Address shipping;

		@Embedded
		public @Nullable Range range;

		@Version
		public @Nullable Integer version;

		@Formula("lower(zip_code)")
		public @Nullable String computed;

		@Transient
		public String ignored = "";

		@ElementCollection
		public Set<String> tags = Set.of();

		@Override
		public void become(int variant) {
			this.billing = Address.of(variant);
			this.shipping = (variant == 1) ? null : Address.of(variant + 2);
			this.range = new Range(variant, (variant == 1) ? null : 9);
		}

	}

	@Embeddable
	public static class SlotId implements Serializable {

		private static final long serialVersionUID = 1L;

		@Column(length = 20)
		public String room = "blue";

		@Column(name = "hour_no")
		public int hour = 5;

		@Override
		public boolean equals(@Nullable Object other) {
			return other instanceof SlotId slot && slot.room.equals(this.room) && slot.hour == this.hour;
		}

		@Override
		public int hashCode() {
			return Objects.hash(this.room, this.hour);
		}

	}

	@Entity
	public static class Slot implements Changing {

		@EmbeddedId
		public SlotId id = new SlotId();

		public @Nullable String title;

		@Override
		public void become(int variant) {
			this.title = "title " + variant;
		}

	}

	public record LineId(Long orderNo, Integer lineNo) implements Serializable {

	}

	@Entity
	@IdClass(LineId.class)
	public static class Line implements Changing {

		@Id
		public Long orderNo = 77L;

		@Id
		public Integer lineNo = 3;

		public @Nullable String article;

		@Override
		public void become(int variant) {
			this.article = "article " + variant;
		}

	}

	@MappedSuperclass
	public abstract static class Named<T extends Serializable> {

		private @Nullable T id;

		private @Nullable String name;

		@Id
		@Column(length = 20)
		public @Nullable T getId() {
			return this.id;
		}

		public void setId(@Nullable T id) {
			this.id = id;
		}

		@Column(name = "the name")
		public @Nullable String getName() {
			return this.name;
		}

		public void setName(@Nullable String name) {
			this.name = name;
		}

	}

	/** By its getters, which carry the annotations. */
	@Entity
	public static class Accessed extends Named<String> implements Changing {

		private @Nullable Integer amountHeld;

		public Accessed() {
			setId("a");
		}

		public @Nullable Integer getAmount() {
			return this.amountHeld;
		}

		public void setAmount(@Nullable Integer amount) {
			this.amountHeld = amount;
		}

		@Override
		public void become(int variant) {
			setName("name " + variant);
			setAmount(variant);
		}

	}

	/** As a Kotlin class is: values through the constructor, no setters. */
	@Entity
	public static class Constructed implements Changing {

		@Id
		@GeneratedValue(strategy = GenerationType.IDENTITY)
		private @Nullable Long id;

		@Column(unique = true, length = 20)
		private final String sku;

		private @Nullable String label;

		@Version
		private long version;

		protected Constructed() {
			this("");
		}

		public Constructed(String sku) {
			this.sku = sku;
		}

		public @Nullable Long id() {
			return this.id;
		}

		public String sku() {
			return this.sku;
		}

		public long version() {
			return this.version;
		}

		@Override
		public void become(int variant) {
			this.label = "label " + variant;
		}

	}

	@Entity
	public static class Restricted implements Changing {

		@Id
		public long id = 1;

		@Column(updatable = false)
		public @Nullable String first;

		@Column(insertable = false)
		public @Nullable String later;

		@Column(name = "later", insertable = false, updatable = false)
		public @Nullable String alias;

		public @Nullable String plain;

		@Override
		public void become(int variant) {
			this.plain = "plain " + variant;
			if (variant == 0) {
				this.first = "first";
			}
		}

	}

	@Entity
	@Immutable
	public static class Fixed implements Changing {

		@Id
		public long id = 1;

		public String text = "first";

		@Override
		public void become(int variant) {
			this.text = "text " + variant;
		}

	}

}
