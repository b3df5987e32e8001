package io.duplicatekey.batch;

import java.util.List;

import org.jspecify.annotations.Nullable;

import org.springframework.transaction.support.TransactionSynchronization;
import org.springframework.transaction.support.TransactionSynchronizationManager;

import io.duplicatekey.upsert.UpsertResult;

/**
 * The totals of one transaction, which forgets them when it ends: what is rolled back was
 * never counted.
 */
final class ChunkTotals implements TransactionSynchronization {

	private final Object owner;

	private long inserted;

	private long updated;

	private long unchanged;

	private ChunkTotals(Object owner) {
		this.owner = owner;
	}

	/**
	 * Add to the totals of the running transaction.
	 */
	static void add(Object owner, UpsertResult result) {
		ChunkTotals totals = find(owner);
		if (totals == null) {
			totals = new ChunkTotals(owner);
			TransactionSynchronizationManager.registerSynchronization(totals);
			totals.resume();
		}
		totals.inserted += result.inserted();
		totals.updated += result.updated();
		totals.unchanged += result.unchanged();
	}

	/**
	 * Take the totals of the running transaction, so that it has none any more.
	 */
	static UpsertResult take(Object owner) {
		ChunkTotals totals = find(owner);
		return (totals != null) ? totals.take() : new UpsertResult(0, 0, 0, List.of());
	}

	private static @Nullable ChunkTotals find(Object owner) {
		return (ChunkTotals) TransactionSynchronizationManager.getResource(owner);
	}

	private UpsertResult take() {
		UpsertResult taken = new UpsertResult(this.inserted, this.updated, this.unchanged, List.of());
		this.inserted = 0;
		this.updated = 0;
		this.unchanged = 0;
		return taken;
	}

	@Override
	public void suspend() {
		TransactionSynchronizationManager.unbindResource(this.owner);
	}

	@Override
	public void resume() {
		TransactionSynchronizationManager.bindResource(this.owner, this);
	}

	@Override
	public void afterCompletion(int status) {
		TransactionSynchronizationManager.unbindResource(this.owner);
	}

}
