package io.duplicatekey.servers;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

import io.duplicatekey.servers.ServerResult.Outcome;

/**
 * Decides which servers to start.
 *
 * @param always tried always, each by itself
 * @param alternatives tried in this order until one runs
 * @param given named by the user together with an address
 */
record ServerSelection(List<ServerSource> always, List<ServerSource> alternatives, List<ServerSource> given) {

	/**
	 * Start what can be had.
	 * @return one result for each server
	 */
	List<ServerResult> startWhatIsThere() {
		List<ServerResult> results = new ArrayList<>();
		this.always.forEach((source) -> results.add(start(source, Outcome.SKIPPED)));
		results.addAll(startOneAlternative());
		// Who gives an address expects that server to be used.
		this.given.forEach((source) -> results.add(start(source, Outcome.MISSING)));
		return results;
	}

	/**
	 * Start exactly these.
	 * @param names the names of the required servers
	 * @return one result for each name, none of them skipped
	 */
	List<ServerResult> startRequired(List<String> names) {
		return names.stream().map(this::startRequired).toList();
	}

	private ServerResult startRequired(String name) {
		// A given address comes before a server of the same name that would be started.
		return Stream.of(this.given, this.always, this.alternatives)
			.flatMap(List::stream)
			.filter((source) -> source.name().equals(name))
			.findFirst()
			.map((source) -> start(source, Outcome.MISSING))
			.orElseGet(() -> ServerResult.without(name, Outcome.MISSING,
					"Nothing is known of it. Give its address with -Dservers.url." + name
							+ "=jdbc:mysql://host:port/?user=root, or require one of " + knownNames()));
	}

	private List<ServerResult> startOneAlternative() {
		List<ServerResult> failed = new ArrayList<>();
		for (ServerSource source : this.alternatives) {
			ServerResult result = start(source, Outcome.SKIPPED);
			if (result.outcome() != Outcome.SKIPPED) {
				List<ServerResult> results = new ArrayList<>();
				failed.forEach((other) -> results
					.add(ServerResult.without(other.name(), Outcome.REPLACED, String.valueOf(other.reason()))));
				results.add(result);
				return results;
			}
			failed.add(result);
		}
		return failed;
	}

	private ServerResult start(ServerSource source, Outcome whereUnavailable) {
		try {
			return ServerResult.runs(source.start());
		}
		catch (ServerUnavailableException ex) {
			return ServerResult.without(source.name(), whereUnavailable, String.valueOf(ex.getMessage()));
		}
		catch (Exception | LinkageError ex) {
			return ServerResult.failed(source.name(), ex);
		}
	}

	private List<String> knownNames() {
		return Stream.of(this.always, this.alternatives, this.given)
			.flatMap(List::stream)
			.map(ServerSource::name)
			.toList();
	}

}
