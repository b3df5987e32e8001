package io.duplicatekey;

import org.jspecify.annotations.Nullable;

/**
 * Maps violations to exceptions in code, for rules that {@link ForConstraint} cannot
 * express. Declare beans of this type; they are asked in their order, before any other
 * mapping.
 */
@FunctionalInterface
public interface DuplicateKeyExceptionMapper {

	/**
	 * Map a violation.
	 * @param violation which key was violated
	 * @param cause the original error, to become the cause of what is returned
	 * @return the exception to throw, or {@code null} to leave the violation to the next
	 * mapper and then to the other mappings. An exception thrown from here is logged and
	 * added as suppressed to the base type, which is then thrown without asking further.
	 */
	@Nullable DuplicateEntryException map(DuplicateKeyViolation violation, Throwable cause);

}
