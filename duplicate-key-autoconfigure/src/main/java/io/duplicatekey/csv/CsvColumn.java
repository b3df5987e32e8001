package io.duplicatekey.csv;

import java.util.Arrays;
import java.util.stream.Collectors;

import org.jspecify.annotations.Nullable;

import org.springframework.core.convert.ConversionException;
import org.springframework.core.convert.ConversionService;
import org.springframework.core.convert.TypeDescriptor;

import io.duplicatekey.hibernate.EntityField;

/**
 * A column of a file that is a property.
 *
 * @param name its name in the header
 * @param index its number, from 0
 * @param field the property
 */
record CsvColumn(String name, int index, EntityField field) {

	private static final TypeDescriptor TEXT = TypeDescriptor.valueOf(String.class);

	/**
	 * Make a value of a field.
	 * @return the value, {@code null} for NULL
	 * @throws BadValueException if it is none
	 */
	@Nullable Object valueOf(CsvLine.Field text, CsvSettings settings, ConversionService conversions) throws BadValueException {
		Object value = convert(text, settings, conversions);
		if (value == null && !this.field.nullable()) {
			throw bad(this.field.key() ? "has no value, and is part of the key" : "has no value, and needs one");
		}
		return value;
	}

	private @Nullable Object convert(CsvLine.Field text, CsvSettings settings, ConversionService conversions)
			throws BadValueException {
		if (settings.nulls.contains(text.text()) && !(text.quoted() && isText())) {
			return null;
		}
		String stripped = isText() ? text.text() : text.text().strip();
		if (stripped.isEmpty() && !isText()) {
			throw bad("is empty");
		}
		try {
			return conversions.convert(stripped, TEXT, this.field.type());
		}
		catch (ConversionException ex) {
			// Its message has the value.
			throw bad("is no " + expected());
		}
	}

	private boolean isText() {
		return this.field.type().getType() == String.class;
	}

	private String expected() {
		Class<?> type = this.field.type().getType();
		return type.isEnum() ? Arrays.stream(type.getEnumConstants())
			.map((constant) -> ((Enum<?>) constant).name())
			.collect(Collectors.joining(", ", type.getSimpleName() + " (", ")")) : type.getSimpleName();
	}

	private BadValueException bad(String problem) {
		return new BadValueException("'" + this.name + "' " + problem);
	}

}
