package io.duplicatekey.hibernate.mapped;

import java.math.BigDecimal;
import java.math.BigInteger;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.OffsetDateTime;
import java.time.Year;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.time.ZonedDateTime;
import java.util.Currency;
import java.util.Date;
import java.util.Locale;
import java.util.Map;
import java.util.UUID;

import jakarta.persistence.AttributeConverter;
import jakarta.persistence.Column;
import jakarta.persistence.Convert;
import jakarta.persistence.Converter;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.GeneratedValue;
import jakarta.persistence.GenerationType;
import jakarta.persistence.Id;
import jakarta.persistence.Lob;
import jakarta.persistence.Temporal;
import jakarta.persistence.TemporalType;
import org.hibernate.annotations.ColumnTransformer;
import org.hibernate.annotations.JdbcTypeCode;
import org.hibernate.type.SqlTypes;
import org.jspecify.annotations.Nullable;

/**
 * Properties of one column.
 */
@SuppressWarnings("deprecation")
public final class Basics {

	private Basics() {
	}

	public enum Colour {

		RED, GREEN, BLUE

	}

	@Entity
	public static class Numbers implements Changing {

		@Id
		public long id = 7;

		public byte tiny;

		public short small;

		public int medium;

		public @Nullable Integer boxed;

		public @Nullable Long big;

		public float single;

		public double exact;

		public boolean flag;

		public @Nullable Boolean boxedFlag;

		@Column(precision = 19, scale = 4)
		public @Nullable BigDecimal price;

		public @Nullable BigInteger huge;

		public @Nullable Duration duration;

		public @Nullable Year year;

		@Override
		public void become(int variant) {
			this.tiny = (byte) (variant + 1);
			this.small = (short) (variant * 300);
			this.medium = variant * 100_000;
			this.boxed = (variant == 1) ? null : 5;
			this.big = Long.MAX_VALUE - variant;
			this.single = variant + 0.5f;
			this.exact = variant + 0.1;
			this.flag = variant % 2 == 0;
			this.boxedFlag = variant % 2 == 1;
			this.price = new BigDecimal("12345.67").add(BigDecimal.valueOf(variant, 4));
			this.huge = BigInteger.TEN.pow(15).add(BigInteger.valueOf(variant));
			this.duration = Duration.ofMillis(1500 + variant);
			this.year = Year.of(2000 + variant);
		}

	}

	@Entity
	public static class Texts implements Changing {

		@Id
		@Column(length = 20)
		public String id = "Ünï'code\\";

		public char letter;

		public @Nullable String text;

		@Lob
		public @Nullable String longText;

		@Column(length = 60)
		public byte @Nullable [] bytes;

		@Lob
		public byte @Nullable [] longBytes;

		public @Nullable Locale locale;

		public @Nullable Currency currency;

		public @Nullable ZoneId zone;

		@Override
		public void become(int variant) {
			this.letter = (char) ('a' + variant);
			this.text = "it's \"quoted\" \\ 漢字 😀 " + variant;
			this.longText = "x".repeat(70_000) + variant;
			this.bytes = new byte[] { 0, 1, -1, (byte) variant };
			this.longBytes = (variant == 1) ? null : new byte[] { 39, 92 };
			this.locale = (variant == 0) ? Locale.CANADA_FRENCH : Locale.GERMANY;
			this.currency = Currency.getInstance((variant == 0) ? "EUR" : "JPY");
			this.zone = ZoneId.of((variant == 0) ? "Europe/Rome" : "Asia/Tokyo");
		}

	}

	@Entity
	public static class Times implements Changing {

		@Id
		public LocalDate id = LocalDate.of(2024, 2, 29);

		public @Nullable LocalDate date;

		public @Nullable LocalTime time;

		public @Nullable LocalDateTime dateTime;

		public @Nullable Instant instant;

		public @Nullable OffsetDateTime atOffset;

		public @Nullable ZonedDateTime zoned;

		@Temporal(TemporalType.TIMESTAMP)
		public @Nullable Date legacy;

		@Temporal(TemporalType.DATE)
		public @Nullable Date legacyDate;

		@Override
		public void become(int variant) {
			this.date = LocalDate.of(2001, 2, 3 + variant);
			this.time = LocalTime.of(4, 5, 6 + variant);
			this.dateTime = LocalDateTime.of(2001, 2, 3, 4, 5, 6 + variant, 123_456_000);
			this.instant = Instant.parse("2024-07-01T10:20:30.654321Z").plusSeconds(variant);
			this.atOffset = OffsetDateTime.of(this.dateTime, ZoneOffset.ofHours(3));
			this.zoned = this.dateTime.atZone(ZoneId.of("Asia/Tokyo"));
			this.legacy = Date.from(this.instant);
			this.legacyDate = (variant == 1) ? null : java.sql.Date.valueOf(this.date);
		}

	}

	@Entity
	public static class Uuids implements Changing {

		@Id
		public UUID id = UUID.fromString("11111111-2222-3333-4444-555555555555");

		public @Nullable UUID binary;

		@JdbcTypeCode(SqlTypes.VARCHAR)
		public @Nullable UUID text;

		@JdbcTypeCode(SqlTypes.CHAR)
		public @Nullable UUID fixed;

		@Override
		public void become(int variant) {
			this.binary = new UUID(variant, 1);
			this.text = new UUID(variant, 2);
			this.fixed = (variant == 1) ? null : new UUID(variant, 3);
		}

	}

	@Entity
	public static class Enums implements Changing {

		@Id
		@Enumerated(EnumType.STRING)
		public Colour id = Colour.RED;

		@Enumerated(EnumType.STRING)
		public @Nullable Colour named;

		@Enumerated(EnumType.ORDINAL)
		public @Nullable Colour numbered;

		@JdbcTypeCode(SqlTypes.VARCHAR)
		@Enumerated(EnumType.STRING)
		public @Nullable Colour text;

		@Override
		public void become(int variant) {
			this.named = Colour.values()[variant];
			this.numbered = Colour.values()[variant + 1];
			this.text = (variant == 1) ? null : Colour.BLUE;
		}

	}

	public record Money(long cents) {

	}

	@Converter(autoApply = true)
	public static class MoneyConverter implements AttributeConverter<Money, Long> {

		@Override
		public @Nullable Long convertToDatabaseColumn(@Nullable Money money) {
			return (money != null) ? money.cents() : null;
		}

		@Override
		public @Nullable Money convertToEntityAttribute(@Nullable Long cents) {
			return (cents != null) ? new Money(cents) : null;
		}

	}

	@Converter
	public static class ReversingConverter implements AttributeConverter<String, String> {

		@Override
		public @Nullable String convertToDatabaseColumn(@Nullable String text) {
			return (text != null) ? new StringBuilder(text).reverse().toString() : null;
		}

		@Override
		public @Nullable String convertToEntityAttribute(@Nullable String text) {
			return convertToDatabaseColumn(text);
		}

	}

	@Entity
	public static class Converted implements Changing {

		@Id
		@Column(length = 20)
		public String id = "converted";

		public @Nullable Money price;

		@Convert(converter = ReversingConverter.class)
		public @Nullable String note;

		@Column(length = 50)
		@ColumnTransformer(write = "lower(?)", read = "upper(lowered)")
		public @Nullable String lowered;

		@Override
		public void become(int variant) {
			this.price = (variant == 1) ? null : new Money(1999);
			this.note = "note " + variant;
			this.lowered = "LoWeR " + variant;
		}

	}

	@Entity
	public static class ConvertedKey implements Changing {

		@Id
		@GeneratedValue(strategy = GenerationType.IDENTITY)
		public @Nullable Short id;

		@Column(unique = true, length = 20)
		@Convert(converter = ReversingConverter.class)
		public String code = "abc";

		public int amount;

		@Override
		public void become(int variant) {
			this.amount = variant;
		}

	}

	@Entity
	public static class Documents implements Changing {

		@Id
		public long id = 3;

		@JdbcTypeCode(SqlTypes.JSON)
		public @Nullable Map<String, String> attributes;

		@JdbcTypeCode(SqlTypes.JSON)
		public @Nullable Map<String, String> other;

		@Override
		public void become(int variant) {
			this.attributes = Map.of("size", "L" + variant);
			this.other = (variant == 1) ? null : Map.of();
		}

	}

}
