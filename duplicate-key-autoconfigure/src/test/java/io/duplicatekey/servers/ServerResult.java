package io.duplicatekey.servers;

import org.jspecify.annotations.Nullable;

/**
 * What became of a server.
 *
 * @param name the server's name
 * @param outcome whether it runs
 * @param server the server where it runs, otherwise {@code null}
 * @param reason why it does not run, otherwise {@code null}
 * @param failure what it failed with where it did not start, otherwise {@code null}
 */
record ServerResult(String name, Outcome outcome, @Nullable TestServer server, @Nullable String reason,
		@Nullable Throwable failure) {

	static ServerResult runs(TestServer server) {
		return new ServerResult(server.name(), Outcome.RUNS, server, null, null);
	}

	static ServerResult without(String name, Outcome outcome, String reason) {
		return new ServerResult(name, outcome, null, reason, null);
	}

	static ServerResult failed(String name, Throwable failure) {
		return new ServerResult(name, Outcome.MISSING, null, "Failed to start: " + failure, failure);
	}

	enum Outcome {

		/**
		 * Tests run on it.
		 */
		RUNS,

		/**
		 * It cannot be had: tests are skipped, saying why.
		 */
		SKIPPED,

		/**
		 * Another server stands in for it: only the table mentions it.
		 */
		REPLACED,

		/**
		 * It was required, or it was there and did not start: tests fail.
		 */
		MISSING

	}

}
