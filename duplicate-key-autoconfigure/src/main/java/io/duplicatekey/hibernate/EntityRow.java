package io.duplicatekey.hibernate;

import org.jspecify.annotations.Nullable;

import io.duplicatekey.upsert.Outcome;

/**
 * A row of a call.
 */
final class EntityRow {

	private final Object entity;

	private final @Nullable Object[] values;

	private final @Nullable Object givenId;

	private final @Nullable Object id;

	private Outcome outcome = Outcome.UNCHANGED;

	private @Nullable Long generatedKey;

	private @Nullable Object @Nullable [] stored;

	/**
	 * Create a row.
	 * @param entity the entity, never a proxy
	 * @param values the values of the plan's columns
	 * @param givenId the id that the entity came with
	 * @param id the id that the insert would store, as far as it is known before
	 */
	EntityRow(Object entity, @Nullable Object[] values, @Nullable Object givenId, @Nullable Object id) {
		this.entity = entity;
		this.values = values;
		this.givenId = givenId;
		this.id = id;
	}

	Object entity() {
		return this.entity;
	}

	@Nullable Object[] values() {
		return this.values;
	}

	@Nullable Object givenId() {
		return this.givenId;
	}

	@Nullable Object id() {
		return this.id;
	}

	Outcome outcome() {
		return this.outcome;
	}

	@Nullable Long generatedKey() {
		return this.generatedKey;
	}

	/**
	 * What was read of the row on the way, {@code null} for nothing.
	 */
	@Nullable Object @Nullable [] stored() {
		return this.stored;
	}

	void stored(@Nullable Object @Nullable [] values) {
		this.stored = values;
	}

	void written(Outcome outcome, @Nullable Long generatedKey) {
		this.outcome = outcome;
		this.generatedKey = generatedKey;
	}

}
