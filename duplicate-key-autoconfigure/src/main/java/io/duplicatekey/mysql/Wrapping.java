package io.duplicatekey.mysql;

import java.util.ArrayList;
import java.util.List;

/**
 * What drivers and proxies put around the server's text: where the text starts and what
 * can follow its end.
 *
 * @param start where the server's text starts
 * @param tail what follows the server's text immediately, empty if nothing does
 * @param markers what can follow the tail: each introduces an addition, usually the SQL,
 * that runs to the end of the message
 */
record Wrapping(int start, String tail, List<String> markers) {

	// Connector/J, useOnlyServerErrorMessages=false.
	private static final String CONNECTOR_J = "Integrity constraint violation message from server: \"";

	// MariaDB Connector/J.
	private static final String CONNECTION = "(conn=";

	private static final String TARGET = "target: ";

	private static final String TABLET = "vttablet: ";

	private static final String RPC = "rpc error: code = AlreadyExists desc = ";

	// dumpQueriesOnException of Connector/J and of MariaDB Connector/J.
	private static final List<String> DUMPS = List.of("\n\nQuery being executed when exception was thrown:\n",
			"\nQuery is: ");

	private static final List<String> VITESS_ADDITIONS = List.of(" (CallerID: ", ": Sql: \"");

	private static final Wrapping NONE = new Wrapping(0, "", List.of());

	static Wrapping of(int code, String message) {
		int start = afterConnections(message);
		boolean quoted = message.startsWith(CONNECTOR_J, start);
		start += quoted ? CONNECTOR_J.length() : 0;
		int vitess = afterVitess(message, start);
		boolean dumps = message.indexOf('\n', start) >= 0;
		if (start == 0 && vitess < 0 && !dumps) {
			return NONE;
		}
		String quote = quoted ? "\"" : "";
		if (vitess < 0) {
			return new Wrapping(start, quote, dumps ? DUMPS : List.of());
		}
		// The quote of Connector/J comes after Vitess's additions, if there are any.
		String tail = " (errno " + code + ") (sqlstate 23000)";
		List<String> markers = new ArrayList<>(VITESS_ADDITIONS);
		if (quoted) {
			markers.add(quote);
		}
		else if (dumps) {
			markers.addAll(DUMPS);
		}
		return new Wrapping(vitess, tail, markers);
	}

	private static int afterConnections(String message) {
		int start = 0;
		while (message.startsWith(CONNECTION, start)) {
			int digits = start + CONNECTION.length();
			digits += message.startsWith("-", digits) ? 1 : 0;
			int i = digits;
			while (i < message.length() && message.charAt(i) >= '0' && message.charAt(i) <= '9') {
				i++;
			}
			if (i == digits || !message.startsWith(") ", i)) {
				return start;
			}
			start = i + 2;
		}
		return start;
	}

	private static int afterVitess(String message, int start) {
		int tablet = start;
		if (message.startsWith(TARGET, start)) {
			tablet = message.indexOf(": " + TABLET, start) + 2;
			if (tablet < 2) {
				return -1;
			}
		}
		if (!message.startsWith(TABLET, tablet)) {
			return -1;
		}
		int text = tablet + TABLET.length();
		return message.startsWith(RPC, text) ? text + RPC.length() : text;
	}

}
