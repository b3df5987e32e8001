package io.duplicatekey.batch;

import java.util.List;

import io.duplicatekey.upsert.UpsertOperations.Description;
import io.duplicatekey.upsert.UpsertResult;

/**
 * What the writers for all versions of Spring Batch have in common: upserts chunks, each
 * in the transaction that is running, and keeps the totals of that transaction until they
 * are taken or it ends. It has no other state, so that steps and threads can share it.
 *
 * @param <T> the type of the entity
 */
public final class ChunkUpsert<T> {

	private final Description<T> description;

	/**
	 * Create it.
	 * @param description what to write
	 */
	ChunkUpsert(Description<T> description) {
		this.description = description.withinTransaction();
	}

	/**
	 * Upsert the items of a chunk.
	 * @param items the entities; none touch nothing
	 * @throws org.springframework.dao.InvalidDataAccessApiUsageException if no
	 * transaction of the entity's database is running
	 * @throws org.springframework.dao.DataAccessException if the database refuses a row
	 * @throws io.duplicatekey.InvalidDeclarationException if the description cannot work
	 */
	public void write(List<? extends T> items) {
		if (items.isEmpty()) {
			return;
		}
		ChunkTotals.add(this, this.description.execute(items));
	}

	/**
	 * Take what was written in the running transaction and not taken yet.
	 * @return the totals
	 */
	public UpsertResult take() {
		return ChunkTotals.take(this);
	}

}
