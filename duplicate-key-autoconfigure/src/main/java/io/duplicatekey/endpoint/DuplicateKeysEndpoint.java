package io.duplicatekey.endpoint;

import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;
import java.util.stream.Stream;

import org.jspecify.annotations.Nullable;

import org.springframework.boot.actuate.endpoint.annotation.Endpoint;
import org.springframework.boot.actuate.endpoint.annotation.ReadOperation;

import io.duplicatekey.endpoint.DuplicateKeysReport.Count;
import io.duplicatekey.endpoint.DuplicateKeysReport.Declared;
import io.duplicatekey.endpoint.DuplicateKeysReport.Retries;
import io.duplicatekey.endpoint.DuplicateKeysReport.Violations;
import io.duplicatekey.history.ViolatedKey;
import io.duplicatekey.history.ViolationHistory;
import io.duplicatekey.repository.KnownUpsert;
import io.duplicatekey.translation.DeclaredException;
import io.duplicatekey.upsert.UpsertRetries;

/**
 * The actuator's endpoint {@code duplicatekeys}. It tells what the application knows
 * already, and asks no database.
 */
@Endpoint(id = "duplicatekeys")
public class DuplicateKeysEndpoint {

	private final KnownKeys keys;

	private final Supplier<Stream<DeclaredException>> exceptions;

	private final Supplier<List<KnownUpsert>> upserts;

	private final ViolationHistory history;

	private final Supplier<@Nullable UpsertRetries> retries;

	/**
	 * Create it.
	 * @param keys the known keys
	 * @param exceptions gives the exceptions that are declared
	 * @param upserts gives the upserts of repositories
	 * @param history remembers violations
	 * @param retries gives the retries, {@code null} where nothing is retried
	 */
	public DuplicateKeysEndpoint(KnownKeys keys, Supplier<Stream<DeclaredException>> exceptions,
			Supplier<List<KnownUpsert>> upserts, ViolationHistory history, Supplier<@Nullable UpsertRetries> retries) {
		this.keys = keys;
		this.exceptions = exceptions;
		this.upserts = upserts;
		this.history = history;
		this.retries = retries;
	}

	/**
	 * Tell what is known.
	 * @return the report
	 */
	@ReadOperation
	public DuplicateKeysReport duplicateKeys() {
		List<KnownUpsert> upserts = this.upserts.get()
			.stream()
			.sorted(Comparator.comparing(KnownUpsert::method))
			.toList();
		Map<ViolatedKey, Long> counts = this.history.counts();
		return new DuplicateKeysReport(this.keys.read(upserts, counts), declared(), upserts, violations(counts),
				retries());
	}

	private List<Declared> declared() {
		return this.exceptions.get()
			.map((declared) -> new Declared(declared.constraint().isEmpty() ? null : declared.constraint(),
					declared.type().getName(), declared.where()))
			.sorted(Comparator.comparing(Declared::where))
			.toList();
	}

	private Violations violations(Map<ViolatedKey, Long> counts) {
		List<Count> counted = counts.entrySet()
			.stream()
			.map((entry) -> new Count(entry.getKey().table(), entry.getKey().constraint(), entry.getKey().kind(),
					entry.getKey().dataSource(), entry.getValue()))
			.toList();
		return new Violations(counted.stream().mapToLong(Count::count).sum(), counted, this.history.last());
	}

	private Retries retries() {
		UpsertRetries retries = this.retries.get();
		return (retries != null) ? new Retries(retries.deadlocks(), retries.lockWaits(), retries.changedRows())
				: new Retries(0, 0, 0);
	}

}
