package io.duplicatekey.web;

import java.util.ArrayList;
import java.util.List;

import org.springframework.http.InvalidMediaTypeException;
import org.springframework.http.MediaType;
import org.springframework.util.InvalidMimeTypeException;
import org.springframework.util.MimeTypeUtils;

/**
 * Tells browsers, which get a page, from other clients, which get a problem detail.
 */
final class AcceptHeader {

	private static final List<MediaType> DATA = List.of(MediaType.APPLICATION_PROBLEM_JSON, MediaType.APPLICATION_JSON,
			MediaType.APPLICATION_PROBLEM_XML, MediaType.APPLICATION_XML);

	private AcceptHeader() {
	}

	/**
	 * Whether a page is what the client would like best.
	 * @param values the values of the header, none for a client that takes anything
	 * @return {@code false} also for a client that does not name HTML
	 */
	static boolean prefersHtml(List<String> values) {
		for (MediaType accepted : sorted(values)) {
			if (accepted.isWildcardType() || isData(accepted)) {
				return false;
			}
			if (accepted.isCompatibleWith(MediaType.TEXT_HTML)) {
				return true;
			}
		}
		return false;
	}

	private static boolean isData(MediaType accepted) {
		return "json".equals(accepted.getSubtypeSuffix()) || DATA.stream().anyMatch(accepted::isCompatibleWith);
	}

	private static List<MediaType> sorted(List<String> values) {
		try {
			List<MediaType> accepted = new ArrayList<>(MediaType.parseMediaTypes(values));
			MimeTypeUtils.sortBySpecificity(accepted);
			return accepted;
		}
		catch (InvalidMediaTypeException | InvalidMimeTypeException ex) {
			// It cannot be read, or has more than can be sorted; Spring answers such
			// requests with data too.
			return List.of();
		}
	}

}
