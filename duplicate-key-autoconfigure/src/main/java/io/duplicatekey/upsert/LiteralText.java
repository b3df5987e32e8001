package io.duplicatekey.upsert;

import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.OffsetDateTime;
import java.time.OffsetTime;
import java.time.ZonedDateTime;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.Function;

import org.springframework.util.ClassUtils;

/**
 * Makes of a string literal the value that it stands for next to a property.
 */
final class LiteralText {

	/**
	 * Spring's conversion service would take more types, but by calling whatever factory
	 * method or constructor it finds, and expressions run no code of the user's.
	 */
	private static final Map<Class<?>, Function<String, Object>> PARSERS = Map.of(String.class, (text) -> text,
			Character.class, LiteralText::character, UUID.class, UUID::fromString, LocalDate.class, LocalDate::parse,
			LocalTime.class, LocalTime::parse, LocalDateTime.class, LocalDateTime::parse, Instant.class, Instant::parse,
			OffsetDateTime.class, OffsetDateTime::parse, OffsetTime.class, OffsetTime::parse, ZonedDateTime.class,
			ZonedDateTime::parse);

	private static final Map<Class<?>, String> EXAMPLES = Map.of(Character.class, "a single character", UUID.class,
			"as 123e4567-e89b-12d3-a456-426614174000", LocalDate.class, "as 2026-01-31", LocalTime.class, "as 23:59:59",
			LocalDateTime.class, "as 2026-01-31T23:59:59", Instant.class, "as 2026-01-31T23:59:59Z",
			OffsetDateTime.class, "as 2026-01-31T23:59:59+01:00", OffsetTime.class, "as 23:59:59+01:00",
			ZonedDateTime.class, "as 2026-01-31T23:59:59+01:00[Europe/Paris]");

	private LiteralText() {
	}

	static boolean canBecome(Class<?> type) {
		return type.isEnum() || PARSERS.containsKey(ClassUtils.resolvePrimitiveIfNecessary(type));
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
		Function<String, Object> parser = PARSERS.get(ClassUtils.resolvePrimitiveIfNecessary(type));
		if (parser != null) {
			return parser.apply(text);
		}
		return Arrays.stream(type.getEnumConstants())
			.filter((constant) -> ((Enum<?>) constant).name().equals(text))
			.findFirst()
			.orElseThrow(() -> new IllegalArgumentException("no such constant"));
	}

	/**
	 * What to write instead of a text that cannot be converted.
	 * @param text the text
	 * @param type the type
	 * @return a sentence or two
	 */
	static String hint(String text, Class<?> type) {
		if (type.isEnum()) {
			List<String> names = Arrays.stream(type.getEnumConstants())
				.map((constant) -> ((Enum<?>) constant).name())
				.toList();
			return NearestNames.question(text, names) + "The constants of " + type.getSimpleName() + " are "
					+ String.join(", ", names) + ".";
		}
		return "Write it " + EXAMPLES.get(ClassUtils.resolvePrimitiveIfNecessary(type)) + ".";
	}

	private static Character character(String text) {
		if (text.length() != 1) {
			throw new IllegalArgumentException("not one character");
		}
		return text.charAt(0);
	}

}
