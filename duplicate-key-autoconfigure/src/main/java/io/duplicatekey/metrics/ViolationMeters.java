package io.duplicatekey.metrics;

import java.util.function.Function;
import java.util.function.Supplier;

import javax.sql.DataSource;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Tags;
import org.apache.commons.logging.Log;
import org.apache.commons.logging.LogFactory;
import org.jspecify.annotations.Nullable;

import org.springframework.context.ApplicationListener;
import org.springframework.context.PayloadApplicationEvent;
import org.springframework.core.Ordered;
import org.springframework.util.function.SingletonSupplier;

import io.duplicatekey.DuplicateKeyEvent;
import io.duplicatekey.history.BoundedKeys;
import io.duplicatekey.history.ViolatedKey;

/**
 * Counts violations by key: the counter {@code duplicate.key.violations}. It is told
 * first, and keeps no other listener from being told: one that throws does.
 */
public final class ViolationMeters implements ApplicationListener<PayloadApplicationEvent<DuplicateKeyEvent>>, Ordered {

	private static final Log logger = LogFactory.getLog(ViolationMeters.class);

	private final SingletonSupplier<MeterRegistry> registry;

	private final Function<@Nullable DataSource, String> names;

	private final BoundedKeys keys;

	/**
	 * Create it.
	 * @param registry the registry, asked for at the first violation
	 * @param names gives the name of a data source
	 * @param maxKeys how many keys get a counter of their own
	 */
	public ViolationMeters(Supplier<MeterRegistry> registry, Function<@Nullable DataSource, String> names,
			int maxKeys) {
		this.registry = SingletonSupplier.of(registry);
		this.names = names;
		this.keys = new BoundedKeys(maxKeys);
	}

	@Override
	public int getOrder() {
		return HIGHEST_PRECEDENCE;
	}

	@Override
	public void onApplicationEvent(PayloadApplicationEvent<DuplicateKeyEvent> event) {
		try {
			count(event.getPayload());
		}
		catch (RuntimeException ex) {
			logger.warn("A duplicate key could not be counted", ex);
		}
	}

	private void count(DuplicateKeyEvent duplicate) {
		ViolatedKey key = this.keys
			.bounded(ViolatedKey.of(duplicate.exception().getViolation(), this.names.apply(duplicate.dataSource())));
		Counter.builder("duplicate.key.violations")
			.description("Statements that failed with a duplicate key")
			.tags(Tags.of("table", key.table(), "constraint", key.constraint(), "kind", key.kind(), "data.source",
					key.dataSource()))
			.register(this.registry.obtain())
			.increment();
	}

}
