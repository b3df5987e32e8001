package io.duplicatekey.test;

import java.util.List;

import io.duplicatekey.DuplicateEntryException;
import io.duplicatekey.ForConstraint;
import io.duplicatekey.translation.ConstraintMappings;
import io.duplicatekey.translation.ExceptionConstructor;

/**
 * Makes exceptions of users' classes as the application does.
 */
final class MappedException {

	private MappedException() {
	}

	static <T extends RuntimeException> T create(Class<T> type, DuplicateEntryException duplicate, Throwable cause) {
		ForConstraint annotation = type.getAnnotation(ForConstraint.class);
		if (annotation != null) {
			checkConstraint(type, List.of(annotation.value()), duplicate);
		}
		ExceptionConstructor<T> constructor = ExceptionConstructor.of(type, "A test");
		// A class that does not extend ours comes from @OnDuplicateKey, which hands on
		// what it takes the place of.
		boolean mapped = DuplicateEntryException.class.isAssignableFrom(type);
		return constructor.create(duplicate, mapped ? cause : duplicate);
	}

	private static <T extends RuntimeException> void checkConstraint(Class<T> type, List<String> constraints,
			DuplicateEntryException duplicate) {
		ConstraintMappings<T> mappings = new ConstraintMappings<>();
		constraints.forEach((constraint) -> mappings.add(constraint, type, "@ForConstraint on " + type.getName()));
		if (mappings.find(duplicate.getViolation()) == null) {
			throw new IllegalArgumentException("%s is for %s, so the application would not throw it here: %s"
				.formatted(type.getSimpleName(), constraints, duplicate.getMessage()));
		}
	}

}
