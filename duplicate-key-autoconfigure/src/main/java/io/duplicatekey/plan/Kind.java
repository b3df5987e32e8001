package io.duplicatekey.plan;

import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.OffsetDateTime;
import java.time.ZonedDateTime;
import java.util.Calendar;
import java.util.Date;
import java.util.Set;

import org.springframework.util.ClassUtils;

/**
 * Kinds of values. What an expression can do with a value depends on its kind.
 */
enum Kind {

	/** Numbers of all types. */
	NUMBER("a number"),

	/** Strings and single characters. */
	TEXT("a text"),

	/** True or false, also the value of a comparison. */
	BOOLEAN("true or false"),

	/** Dates and times of day on a date. */
	TIME("a time"),

	/** Constants of an enum. */
	ENUM("an enum"),

	/** Values whose stored form is not known here, which can only be compared. */
	OTHER("a value of its own type"),

	/** The literal {@code null}. */
	NULL("null");

	private static final Set<Class<?>> TIMES = Set.of(LocalDate.class, LocalDateTime.class, Instant.class,
			OffsetDateTime.class, ZonedDateTime.class);

	private final String description;

	Kind(String description) {
		this.description = description;
	}

	/**
	 * The kind of a type's values.
	 * @param type the type, {@link Void} for {@code null}
	 * @return the kind
	 */
	static Kind of(Class<?> type) {
		Class<?> boxed = ClassUtils.resolvePrimitiveIfNecessary(type);
		if (boxed == Void.class) {
			return NULL;
		}
		if (Number.class.isAssignableFrom(boxed)) {
			return NUMBER;
		}
		if (boxed == String.class || boxed == Character.class) {
			return TEXT;
		}
		if (boxed == Boolean.class) {
			return BOOLEAN;
		}
		if (Enum.class.isAssignableFrom(boxed)) {
			return ENUM;
		}
		return isTime(boxed) ? TIME : OTHER;
	}

	private static boolean isTime(Class<?> type) {
		return TIMES.contains(type) || Calendar.class.isAssignableFrom(type)
				|| (Date.class.isAssignableFrom(type) && type != java.sql.Time.class);
	}

	@Override
	public String toString() {
		return this.description;
	}

}
