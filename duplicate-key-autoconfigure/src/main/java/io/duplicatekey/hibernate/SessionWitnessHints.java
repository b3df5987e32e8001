package io.duplicatekey.hibernate;

import java.util.stream.Stream;

import org.hibernate.event.spi.AutoFlushEventListener;
import org.hibernate.event.spi.FlushEventListener;
import org.hibernate.event.spi.MergeEventListener;
import org.hibernate.event.spi.PersistEventListener;
import org.jspecify.annotations.Nullable;

import org.springframework.aot.hint.RuntimeHints;
import org.springframework.aot.hint.RuntimeHintsRegistrar;

/**
 * Has a native image know the proxies that stand around Hibernate's listeners.
 */
public final class SessionWitnessHints implements RuntimeHintsRegistrar {

	/**
	 * Created by Spring.
	 */
	public SessionWitnessHints() {
	}

	@Override
	public void registerHints(RuntimeHints hints, @Nullable ClassLoader classLoader) {
		Stream
			.of(FlushEventListener.class, AutoFlushEventListener.class, PersistEventListener.class,
					MergeEventListener.class)
			.forEach((listener) -> hints.proxies().registerJdkProxy(listener));
	}

}
