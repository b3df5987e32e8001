package io.duplicatekey.web;

import java.util.Locale;

import org.springframework.http.ProblemDetail;

import io.duplicatekey.DuplicateEntryException;

/**
 * Makes the answer to a request that ended in a duplicate key. The auto-configuration has
 * a bean of this type, for handlers of your own to begin with; a bean of yours replaces
 * it.
 */
@FunctionalInterface
public interface DuplicateKeyProblemDetails {

	/**
	 * Describe a duplicate key to the client.
	 * @param exception the duplicate key
	 * @param locale the language of title and detail
	 * @return a new problem detail, which the caller may change; its status is that of
	 * the response
	 */
	ProblemDetail create(DuplicateEntryException exception, Locale locale);

}
