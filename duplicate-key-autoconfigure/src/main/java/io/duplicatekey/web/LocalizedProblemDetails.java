package io.duplicatekey.web;

import java.net.URI;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

import org.springframework.context.MessageSource;
import org.springframework.context.support.DefaultMessageSourceResolvable;
import org.springframework.http.HttpStatus;
import org.springframework.http.ProblemDetail;

import io.duplicatekey.DuplicateEntryException;
import io.duplicatekey.DuplicateKeyViolation;

/**
 * Answers 409, with title and detail from the application's messages and the properties
 * that collide. Names of the schema are left out unless they are wanted. Public for the
 * auto-configuration.
 */
public final class LocalizedProblemDetails implements DuplicateKeyProblemDetails {

	private static final String DETAIL = "duplicate-key";

	/**
	 * Not below {@link #DETAIL}, where it could be the name of a table or of a key.
	 */
	private static final String TITLE = "duplicate-key-title";

	private final MessageSource messages;

	private final URI type;

	private final boolean includeConstraint;

	/**
	 * Create the problem details.
	 * @param messages the application's messages
	 * @param type what identifies the problem to clients
	 * @param includeConstraint whether to name the table and the constraint
	 */
	public LocalizedProblemDetails(MessageSource messages, URI type, boolean includeConstraint) {
		this.messages = messages;
		this.type = type;
		this.includeConstraint = includeConstraint;
	}

	@Override
	public ProblemDetail create(DuplicateEntryException exception, Locale locale) {
		DuplicateKeyViolation violation = exception.getViolation();
		ProblemDetail problem = ProblemDetail.forStatusAndDetail(HttpStatus.CONFLICT,
				message(DETAIL, violation, defaultDetail(violation), locale));
		problem.setTitle(message(TITLE, violation, HttpStatus.CONFLICT.getReasonPhrase(), locale));
		problem.setType(this.type);
		problem.setProperty("errors", errors(violation));
		if (this.includeConstraint) {
			problem.setProperty("table", violation.table());
			problem.setProperty("constraint", violation.constraint());
		}
		return problem;
	}

	private String message(String prefix, DuplicateKeyViolation violation, String defaultMessage, Locale locale) {
		Object[] arguments = { String.join(", ", violation.properties()) };
		return this.messages.getMessage(
				new DefaultMessageSourceResolvable(codes(prefix, violation), arguments, defaultMessage), locale);
	}

	private static String[] codes(String prefix, DuplicateKeyViolation violation) {
		List<String> codes = new ArrayList<>();
		if (violation.constraint() != null) {
			if (violation.table() != null) {
				codes.add(prefix + "." + violation.table() + "." + violation.constraint());
			}
			codes.add(prefix + "." + violation.constraint());
		}
		switch (violation.kind()) {
			case PRIMARY_KEY -> codes.add(prefix + ".primary-key");
			case UNIQUE_KEY -> codes.add(prefix + ".unique-key");
			case UNKNOWN -> {
			}
		}
		codes.add(prefix);
		return codes.toArray(String[]::new);
	}

	private static String defaultDetail(DuplicateKeyViolation violation) {
		List<String> properties = violation.properties();
		return properties.isEmpty() ? "There is already such an entry."
				: "There is already an entry with the same " + String.join(" and ", properties) + ".";
	}

	private static List<Map<String, String>> errors(DuplicateKeyViolation violation) {
		List<Map<String, String>> errors = new ArrayList<>();
		for (String property : violation.properties()) {
			Map<String, String> error = new LinkedHashMap<>();
			error.put("field", property);
			error.put("code", DuplicateKeyErrors.CODE);
			errors.add(error);
		}
		return errors;
	}

}
