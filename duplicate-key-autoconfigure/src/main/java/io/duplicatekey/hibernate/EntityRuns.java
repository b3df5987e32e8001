package io.duplicatekey.hibernate;

import java.util.Iterator;
import java.util.NoSuchElementException;
import java.util.function.Function;

import org.jspecify.annotations.Nullable;

/**
 * Cuts the entities of a call into runs of the same class, each of which has a plan of
 * its own. The order stays, and nothing is read ahead but one entity.
 */
final class EntityRuns {

	private final Iterator<?> entities;

	private final Function<Object, PreparedEntity> plans;

	private @Nullable Object ahead;

	private @Nullable PreparedEntity current;

	private long count;

	EntityRuns(Iterator<?> entities, Function<Object, PreparedEntity> plans) {
		this.entities = entities;
		this.plans = plans;
	}

	/**
	 * Begin the next run.
	 * @return its plan, {@code null} if there is none
	 */
	@Nullable PreparedEntity next() {
		Object entity = peek();
		this.current = (entity != null) ? this.plans.apply(entity) : null;
		return this.current;
	}

	/**
	 * The number of entities that have been taken.
	 */
	long count() {
		return this.count;
	}

	/**
	 * The rows of the current run.
	 * @param maker makes the row of an entity
	 * @return the rows, made one by one
	 */
	Iterator<@Nullable Object[]> rows(Function<Object, @Nullable Object[]> maker) {
		return new Iterator<>() {

			@Override
			public boolean hasNext() {
				Object entity = peek();
				return entity != null && EntityRuns.this.plans.apply(entity).equals(EntityRuns.this.current);
			}

			@Override
			public @Nullable Object[] next() {
				if (!hasNext()) {
					throw new NoSuchElementException();
				}
				return maker.apply(take());
			}

		};
	}

	private @Nullable Object peek() {
		if (this.ahead == null && this.entities.hasNext()) {
			this.ahead = this.entities.next();
			if (this.ahead == null) {
				throw new IllegalArgumentException("Element " + this.count + " (counted from 0) is null");
			}
		}
		return this.ahead;
	}

	private Object take() {
		Object entity = peek();
		if (entity == null) {
			throw new NoSuchElementException();
		}
		this.ahead = null;
		this.count++;
		return entity;
	}

}
