package io.duplicatekey.hibernate;

import java.lang.reflect.InvocationHandler;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Proxy;
import java.util.ArrayList;
import java.util.List;

import org.apache.commons.logging.Log;
import org.apache.commons.logging.LogFactory;
import org.hibernate.boot.Metadata;
import org.hibernate.boot.spi.BootstrapContext;
import org.hibernate.engine.spi.SessionFactoryImplementor;
import org.hibernate.engine.spi.SessionImplementor;
import org.hibernate.event.service.spi.EventListenerGroup;
import org.hibernate.event.service.spi.EventListenerRegistry;
import org.hibernate.event.spi.EventType;
import org.hibernate.event.spi.FlushEvent;
import org.hibernate.event.spi.MergeEvent;
import org.hibernate.event.spi.PersistEvent;
import org.hibernate.integrator.spi.Integrator;
import org.hibernate.service.spi.SessionFactoryServiceRegistry;
import org.jspecify.annotations.Nullable;

import io.duplicatekey.mysql.DuplicateKeyError;
import io.duplicatekey.translation.SessionRows;

/**
 * Looks at what a session holds when one of its statements fails with a duplicate. It
 * stands around the listeners that write, because nothing else is told of a failure
 * before the session is emptied. While all is well it does nothing.
 */
final class SessionWitness implements Integrator {

	private static final Log logger = LogFactory.getLog(SessionWitness.class);

	@Override
	public void integrate(Metadata metadata, BootstrapContext bootstrapContext, SessionFactoryImplementor factory) {
		EventListenerRegistry registry = factory.getEventEngine().getListenerRegistry();
		// A listener that writes has one of these events, whose session is asked for by
		// its exact type: the types above them differ between the versions.
		List.of(EventType.FLUSH, EventType.AUTO_FLUSH, EventType.PERSIST, EventType.MERGE)
			.forEach((type) -> surround(registry.getEventListenerGroup(type)));
	}

	@Override
	public void disintegrate(SessionFactoryImplementor factory, SessionFactoryServiceRegistry serviceRegistry) {
		// The listeners go with the factory.
	}

	@SuppressWarnings("deprecation")
	private <T> void surround(EventListenerGroup<T> group) {
		List<T> surrounded = new ArrayList<>();
		group.listeners().forEach((listener) -> surrounded.add(surround(group.getEventType(), listener)));
		group.clear();
		surrounded.forEach(group::appendListener);
	}

	/**
	 * A proxy rather than a class, because the interfaces have more methods in older
	 * versions of Hibernate.
	 */
	private <T> T surround(EventType<T> type, T listener) {
		InvocationHandler handler = (proxy, method, arguments) -> {
			try {
				return method.invoke(listener, arguments);
			}
			catch (InvocationTargetException ex) {
				Throwable failure = ex.getTargetException();
				if (arguments != null && arguments.length > 0) {
					see(failure, arguments[0]);
				}
				throw failure;
			}
		};
		Class<T> kind = type.baseListenerInterface();
		return kind.cast(Proxy.newProxyInstance(kind.getClassLoader(), new Class<?>[] { kind }, handler));
	}

	private void see(Throwable failure, Object event) {
		DuplicateKeyError error = DuplicateKeyError.find(failure);
		SessionImplementor session = sessionOf(event);
		if (error == null || session == null) {
			return;
		}
		try {
			SessionRows.remember(error.error(), () -> new SessionRowReader(session, failure).read());
		}
		catch (RuntimeException | Error ex) {
			// What goes wrong here, such as in a getter of an entity, must not take the
			// place of the user's error. The message could have a value.
			logger.debug("Could not see what a session held: " + ex.getClass().getName());
		}
	}

	private static @Nullable SessionImplementor sessionOf(Object event) {
		if (event instanceof FlushEvent flush) {
			return flush.getSession();
		}
		if (event instanceof PersistEvent persist) {
			return persist.getSession();
		}
		return (event instanceof MergeEvent merge) ? merge.getSession() : null;
	}

}
