package io.duplicatekey.plan;

import java.sql.Timestamp;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.OffsetDateTime;
import java.time.OffsetTime;
import java.time.ZonedDateTime;
import java.util.Arrays;
import java.util.Date;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.Function;

import org.jspecify.annotations.Nullable;

import org.springframework.util.ClassUtils;

import static java.util.Map.entry;

/**
 * Makes of a string literal the value that it stands for next to a property.
 */
final class LiteralText {

	/**
	 * Spring's conversion service would take more types, but by calling whatever factory
	 * method or constructor it finds, and expressions run no code of the user's.
	 */
	private static final Map<Class<?>, Format> FORMATS = Map.ofEntries(
			entry(String.class, new Format((text) -> text, "'any text'")),
			entry(Character.class, new Format(LiteralText::character, "'x'")),
			entry(UUID.class, new Format(LiteralText::uuid, "'123e4567-e89b-12d3-a456-426614174000'")),
			entry(LocalDate.class, new Format(LocalDate::parse, "'2026-01-31'")),
			entry(java.sql.Date.class,
					new Format((text) -> java.sql.Date.valueOf(LocalDate.parse(text)), "'2026-01-31'")),
			entry(LocalTime.class, new Format(LocalTime::parse, "'23:59:59'")),
			entry(OffsetTime.class, new Format(OffsetTime::parse, "'23:59:59+01:00'")),
			entry(LocalDateTime.class, new Format(LocalDateTime::parse, "'2026-01-31T23:59:59'")),
			entry(Timestamp.class, new Format(LiteralText::timestamp, "'2026-01-31T23:59:59'")),
			entry(Date.class, new Format(LiteralText::timestamp, "'2026-01-31T23:59:59'")),
			entry(Instant.class, new Format(Instant::parse, "'2026-01-31T23:59:59Z'")),
			entry(OffsetDateTime.class, new Format(OffsetDateTime::parse, "'2026-01-31T23:59:59+01:00'")),
			entry(ZonedDateTime.class, new Format(ZonedDateTime::parse, "'2026-01-31T23:59:59+01:00[Europe/Paris]'")));

	private LiteralText() {
	}

	static boolean canBecome(Class<?> type) {
		return type.isEnum() || format(type) != null;
	}

	/**
	 * Convert a text.
	 * @param text the text
	 * @param type a type that it {@linkplain #canBecome can become}
	 * @return the value
	 * @throws IllegalArgumentException if it stands for none
	 * @throws java.time.DateTimeException if it stands for none
	 */
	static Object convert(String text, Class<?> type) {
		Format format = format(type);
		if (format != null) {
			return format.parser().apply(text);
		}
		return constants(type).stream()
			.filter((constant) -> constant.name().equals(text))
			.findFirst()
			.orElseThrow(() -> new IllegalArgumentException("no such constant"));
	}

	/**
	 * What to write instead of a text that cannot be converted.
	 * @param text the text
	 * @param type the type that it should have become
	 * @return a sentence or two
	 */
	static String hint(String text, Class<?> type) {
		Format format = format(type);
		if (format != null) {
			return "Write it as in " + format.example() + ".";
		}
		List<String> names = constants(type).stream().map(Enum::name).toList();
		return NearestNames.question(text, names) + "The constants of " + type.getSimpleName() + " are "
				+ String.join(", ", names) + ".";
	}

	private static @Nullable Format format(Class<?> type) {
		return FORMATS.get(ClassUtils.resolvePrimitiveIfNecessary(type));
	}

	private static List<? extends Enum<?>> constants(Class<?> type) {
		return Arrays.stream(type.getEnumConstants()).map((constant) -> (Enum<?>) constant).toList();
	}

	private static Character character(String text) {
		if (text.length() != 1) {
			throw new IllegalArgumentException("not one character");
		}
		return text.charAt(0);
	}

	/**
	 * {@link UUID#fromString} takes 1-1-1-1-1 too.
	 */
	private static UUID uuid(String text) {
		UUID uuid = UUID.fromString(text);
		if (!uuid.toString().equalsIgnoreCase(text)) {
			throw new IllegalArgumentException("not all digits");
		}
		return uuid;
	}

	private static Timestamp timestamp(String text) {
		return Timestamp.valueOf(LocalDateTime.parse(text));
	}

	/**
	 * How a type is written.
	 */
	private record Format(Function<String, Object> parser, String example) {
	}

}
