package io.duplicatekey.history;

import java.time.Instant;
import java.util.ArrayDeque;
import java.util.Collections;
import java.util.Deque;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;

import javax.sql.DataSource;

import org.jspecify.annotations.Nullable;

import org.springframework.context.ApplicationListener;
import org.springframework.context.PayloadApplicationEvent;
import org.springframework.core.Ordered;

import io.duplicatekey.DuplicateKeyEvent;

/**
 * Remembers the last violations, and how many there were by key. Violations are rare, so
 * that one lock does. It is told first: a listener that throws keeps those after it from
 * being told.
 */
public final class ViolationHistory
		implements ApplicationListener<PayloadApplicationEvent<DuplicateKeyEvent>>, Ordered {

	private final Function<@Nullable DataSource, String> names;

	private final int size;

	private final BoundedKeys keys;

	private final Deque<RecentViolation> last = new ArrayDeque<>();

	private final Map<ViolatedKey, Long> counts = new LinkedHashMap<>();

	/**
	 * Create it.
	 * @param names gives the name of a data source
	 * @param size how many violations are remembered
	 * @param maxKeys how many keys are counted by themselves
	 */
	public ViolationHistory(Function<@Nullable DataSource, String> names, int size, int maxKeys) {
		this.names = names;
		this.size = Math.max(0, size);
		this.keys = new BoundedKeys(maxKeys);
	}

	@Override
	public int getOrder() {
		return HIGHEST_PRECEDENCE;
	}

	@Override
	public void onApplicationEvent(PayloadApplicationEvent<DuplicateKeyEvent> event) {
		DuplicateKeyEvent duplicate = event.getPayload();
		ViolatedKey key = ViolatedKey.of(duplicate.exception().getViolation(),
				this.names.apply(duplicate.dataSource()));
		RecentViolation violation = new RecentViolation(Instant.ofEpochMilli(event.getTimestamp()), key.table(),
				key.constraint(), key.kind(), key.dataSource(), duplicate.exception().getClass().getName());
		synchronized (this.counts) {
			this.counts.merge(this.keys.bounded(key), 1L, Long::sum);
			this.last.addFirst(violation);
			while (this.last.size() > this.size) {
				this.last.removeLast();
			}
		}
	}

	/**
	 * The last violations.
	 * @return the violations, the latest first
	 */
	public List<RecentViolation> last() {
		synchronized (this.counts) {
			return List.copyOf(this.last);
		}
	}

	/**
	 * How many violations there were.
	 * @return the numbers by key, the first violated first
	 */
	public Map<ViolatedKey, Long> counts() {
		synchronized (this.counts) {
			return Collections.unmodifiableMap(new LinkedHashMap<>(this.counts));
		}
	}

}
