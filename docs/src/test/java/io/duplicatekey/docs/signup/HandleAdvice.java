package io.duplicatekey.docs.signup;

import java.net.URI;
import java.util.Locale;

import org.springframework.http.ProblemDetail;
import org.springframework.web.bind.annotation.ExceptionHandler;
import org.springframework.web.bind.annotation.RestControllerAdvice;

import io.duplicatekey.web.DuplicateKeyProblemDetails;

// tag::advice[]
@RestControllerAdvice
public class HandleAdvice {

	private final DuplicateKeyProblemDetails problems;

	public HandleAdvice(DuplicateKeyProblemDetails problems) {
		this.problems = problems;
	}

	@ExceptionHandler
	public ProblemDetail handleTaken(HandleTakenException ex, Locale locale) {
		ProblemDetail problem = this.problems.create(ex, locale);
		problem.setType(URI.create("/problems/handle-taken"));
		return problem;
	}

}
// end::advice[]
