package io.duplicatekey.sample;

import java.net.URI;
import java.util.List;

import io.duplicatekey.DuplicateEntryException;
import io.duplicatekey.DuplicateKeyViolation;
import io.duplicatekey.sample.users.EmailTakenException;
import io.duplicatekey.sample.users.HandleTakenException;

import org.springframework.http.HttpStatus;
import org.springframework.http.ProblemDetail;
import org.springframework.web.bind.annotation.ExceptionHandler;
import org.springframework.web.bind.annotation.RestControllerAdvice;

/**
 * Answers 409 to a duplicate key and says which fields collide, never with what: whoever
 * asks knows the value already, and whoever reads the logs need not.
 */
@RestControllerAdvice
class DuplicateEntryAdvice {

	@ExceptionHandler
	ProblemDetail emailTaken(EmailTakenException ex) {
		return conflict(ex, "email-taken", "E-mail address taken");
	}

	@ExceptionHandler
	ProblemDetail handleTaken(HandleTakenException ex) {
		return conflict(ex, "handle-taken", "Handle taken");
	}

	// Spring picks the closest handler, so this one gets what has no class of its own.
	@ExceptionHandler
	ProblemDetail duplicateEntry(DuplicateEntryException ex) {
		return conflict(ex, "duplicate-entry", "Duplicate entry");
	}

	private ProblemDetail conflict(DuplicateEntryException ex, String type, String title) {
		DuplicateKeyViolation violation = ex.getViolation();
		List<String> fields = violation.properties().isEmpty() ? violation.columns() : violation.properties();
		// Columns are unknown where the look-up failed or may not be made.
		String same = fields.isEmpty() ? "key" : String.join(" and ", fields);
		ProblemDetail problem = ProblemDetail.forStatusAndDetail(HttpStatus.CONFLICT,
				"There is already an entry with the same " + same);
		problem.setType(URI.create("/problems/" + type));
		problem.setTitle(title);
		problem.setProperty("constraint", violation.constraint());
		problem.setProperty("fields", fields);
		return problem;
	}

}
