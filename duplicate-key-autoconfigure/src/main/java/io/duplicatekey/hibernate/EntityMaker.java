package io.duplicatekey.hibernate;

import java.util.List;

import jakarta.persistence.EntityManager;
import org.hibernate.SessionFactory;
import org.hibernate.engine.spi.SessionImplementor;
import org.hibernate.persister.entity.EntityPersister;
import org.jspecify.annotations.Nullable;

import org.springframework.beans.BeanUtils;
import org.springframework.transaction.support.TransactionSynchronizationManager;

/**
 * Makes entities of values, with Hibernate's own accessors and instantiators: there need
 * not be a setter, and an embeddable can be a record.
 */
public final class EntityMaker implements AutoCloseable {

	private final EntityPersister persister;

	private final EntityManager entityManager;

	private final List<ValueSlots> attributes;

	private @Nullable SessionImplementor own;

	EntityMaker(EntityPersister persister, EntityManager entityManager, List<EntityColumn> columns) {
		this.persister = persister;
		this.entityManager = entityManager;
		this.attributes = ValueSlots.of(persister, columns);
	}

	/**
	 * Make an entity, in the running transaction or outside of any.
	 * @param values the value of each property, in the order in which the properties were
	 * given
	 * @return a new object that is not managed; properties without a value have what the
	 * constructor gives them
	 */
	public Object make(@Nullable Object[] values) {
		if (TransactionSynchronizationManager.isActualTransactionActive()) {
			return make(values, this.entityManager.unwrap(SessionImplementor.class));
		}
		SessionImplementor session = own();
		try {
			return make(values, session);
		}
		finally {
			// References to other entities need none after that, and would pile up.
			session.clear();
		}
	}

	/**
	 * A session that never has a connection, for rows that are made before their
	 * transaction begins.
	 */
	private SessionImplementor own() {
		SessionImplementor session = this.own;
		if (session == null) {
			session = this.entityManager.getEntityManagerFactory()
				.unwrap(SessionFactory.class)
				.openSession()
				.unwrap(SessionImplementor.class);
			this.own = session;
		}
		return session;
	}

	@Override
	public void close() {
		if (this.own != null) {
			this.own.close();
		}
	}

	private Object make(@Nullable Object[] values, SessionImplementor session) {
		Object entity = BeanUtils.instantiateClass(this.persister.getMappedClass());
		EntityState state = new EntityState(this.persister, session, entity);
		for (ValueSlots attribute : this.attributes) {
			if (attribute.position() == EntityColumn.ID) {
				Object current = attribute.isWhole() ? null : this.persister.getIdentifier(entity, session);
				this.persister.setIdentifier(entity, state.filled(attribute, current, values), session);
			}
			else {
				Object current = attribute.isWhole() ? null : this.persister.getValue(entity, attribute.position());
				this.persister.setValue(entity, attribute.position(), state.filled(attribute, current, values));
			}
		}
		return entity;
	}

}
