package io.duplicatekey.web;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;

import org.springframework.beans.InvalidPropertyException;
import org.springframework.context.MessageSourceResolvable;
import org.springframework.context.support.DefaultMessageSourceResolvable;
import org.springframework.jdbc.support.JdbcUtils;
import org.springframework.validation.Errors;

import io.duplicatekey.DuplicateEntryException;
import io.duplicatekey.DuplicateKeyViolation;

/**
 * Shows a duplicate key at the fields of a form, like an error of validation.
 *
 * <pre>
 * catch (DuplicateEntryException ex) {
 * 	DuplicateKeyErrors.reject(ex, bindingResult);
 * 	return "sign-up";
 * }
 * </pre>
 *
 * The messages are found by the codes {@code DuplicateKey.form.field},
 * {@code DuplicateKey.field}, {@code DuplicateKey.type} and {@code DuplicateKey}, as the
 * {@link org.springframework.validation.MessageCodesResolver} in use makes them, with the
 * field's label as the first argument; there is an English default. Nothing in the errors
 * comes from the database: the rejected value is the form's own.
 */
public final class DuplicateKeyErrors {

	/**
	 * The code of the errors, which the codes of their messages begin with.
	 */
	public static final String CODE = "DuplicateKey";

	private DuplicateKeyErrors() {
	}

	/**
	 * Reject the fields that have the names of the key's properties.
	 * @param exception the duplicate key
	 * @param errors the errors of the form, such as a {@code BindingResult}; a nested
	 * path that is set in them is respected
	 * @return the fields that were rejected, in the order of the key, without a nested
	 * path that is set in the errors; empty where the form has none of them and a global
	 * error was added instead
	 */
	public static List<String> reject(DuplicateEntryException exception, Errors errors) {
		return reject(exception, errors, Map.of());
	}

	/**
	 * Reject the fields that have the names of the key's properties, or the names given
	 * for these. Where the properties are not known, as without JPA, the columns stand
	 * for them: {@code zip_code} is the field of that name or else {@code zipCode}.
	 * @param exception the duplicate key
	 * @param errors the errors of the form, such as a {@code BindingResult}; a nested
	 * path that is set in them is respected
	 * @param fields the fields whose names differ, by property (or, without JPA, by
	 * column); both can be nested, as in {@code address.zip}
	 * @return the fields that were rejected, in the order of the key, without a nested
	 * path that is set in the errors; empty where the form has none of them and a global
	 * error was added instead
	 * @throws IllegalArgumentException if the form has no field of a given name
	 */
	public static List<String> reject(DuplicateEntryException exception, Errors errors, Map<String, String> fields) {
		fields.values().forEach((field) -> require(field, errors));
		DuplicateKeyViolation violation = exception.getViolation();
		boolean mapped = !violation.properties().isEmpty();
		List<String> key = mapped ? violation.properties() : violation.columns();
		List<String> rejected = new ArrayList<>();
		for (String name : key) {
			String field = fields.getOrDefault(name, name);
			if (!mapped && !isField(field, errors)) {
				field = JdbcUtils.convertUnderscoreNameToPropertyName(field);
			}
			if (isField(field, errors) && !rejected.contains(field)) {
				rejected.add(field);
			}
		}
		String message = (key.size() > 1) ? "is already taken in this combination" : "is already taken";
		rejected.forEach((field) -> errors.rejectValue(field, CODE, new Object[] { label(field, errors) }, message));
		if (rejected.isEmpty()) {
			errors.reject(CODE, new Object[] { label(errors.getObjectName()) }, "There is already such an entry");
		}
		return List.copyOf(rejected);
	}

	private static void require(String field, Errors errors) {
		if (!isField(field, errors)) {
			throw new IllegalArgumentException("'%s' has no field '%s%s' that a duplicate key could be shown at"
				.formatted(errors.getObjectName(), errors.getNestedPath(), field));
		}
	}

	private static boolean isField(String field, Errors errors) {
		try {
			errors.getFieldValue(field);
			return true;
		}
		catch (InvalidPropertyException ex) {
			// There is no other way to ask: the type is null for a field without a value.
			return false;
		}
	}

	/**
	 * What the message can call the field, as for messages of Bean Validation.
	 */
	private static MessageSourceResolvable label(String field, Errors errors) {
		String path = errors.getNestedPath() + field;
		return new DefaultMessageSourceResolvable(new String[] { errors.getObjectName() + "." + path, path }, path);
	}

	private static MessageSourceResolvable label(String objectName) {
		return new DefaultMessageSourceResolvable(new String[] { objectName }, objectName);
	}

}
