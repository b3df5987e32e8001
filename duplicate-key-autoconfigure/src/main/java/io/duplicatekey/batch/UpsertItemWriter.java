package io.duplicatekey.batch;

import org.springframework.batch.core.listener.StepExecutionListener;
import org.springframework.batch.core.step.StepExecution;
import org.springframework.batch.infrastructure.item.Chunk;
import org.springframework.batch.infrastructure.item.ExecutionContext;
import org.springframework.batch.infrastructure.item.ItemStreamSupport;
import org.springframework.batch.infrastructure.item.ItemStreamWriter;

import io.duplicatekey.upsert.UpsertResult;

/**
 * Upserts each chunk of a step of Spring Batch 6, in the chunk's transaction. Made by an
 * {@link UpsertItemWriterBuilder}.
 * <p>
 * The transaction must be one of the entity's database: hand its transaction manager to
 * the step. If the job repository is in that database too, and has the same transaction
 * manager, rows and the progress of the step are committed together, so that a restart
 * writes each row exactly once. Nothing is retried in here, because after a deadlock the
 * whole chunk has to be written again: make the step fault-tolerant.
 * <p>
 * What the step has done, restarts included, is in its execution context as
 * {@code name.inserted}, {@code name.updated} and {@code name.unchanged}, each a
 * {@code long}. A chunk that is rolled back is not counted. The writer has no state of
 * its own, so that partitions and threads can share it.
 *
 * @param <T> the type of the entity
 */
public class UpsertItemWriter<T> extends ItemStreamSupport implements ItemStreamWriter<T>, StepExecutionListener {

	private final ChunkUpsert<T> upsert;

	private final EarlierProgress earlierProgress;

	UpsertItemWriter(ChunkUpsert<T> upsert, EarlierProgress earlierProgress) {
		this.upsert = upsert;
		this.earlierProgress = earlierProgress;
	}

	/**
	 * Bring back the progress of the step where Spring Batch has lost it. The builder of
	 * a step registers its writer as a listener by itself; where this writer is wrapped
	 * into another, register it with {@code listener(writer)}.
	 * @param stepExecution the execution that begins
	 */
	@Override
	public void beforeStep(StepExecution stepExecution) {
		this.earlierProgress.restore(stepExecution, getExecutionContextKey("inserted"));
	}

	/**
	 * Upsert a chunk.
	 * @param chunk the entities; an empty one touches nothing
	 * @throws org.springframework.dao.InvalidDataAccessApiUsageException if no
	 * transaction of the entity's database is running
	 * @throws org.springframework.dao.DataAccessException if the database refuses a row
	 * @throws io.duplicatekey.InvalidDeclarationException if the description cannot work
	 */
	@Override
	public void write(Chunk<? extends T> chunk) {
		this.upsert.write(chunk.getItems());
	}

	/**
	 * Add what the running transaction has written to the totals.
	 * @param executionContext the step's context, which is saved by the same transaction
	 */
	@Override
	public void update(ExecutionContext executionContext) {
		UpsertResult written = this.upsert.take();
		add(executionContext, "inserted", written.inserted());
		add(executionContext, "updated", written.updated());
		add(executionContext, "unchanged", written.unchanged());
	}

	private void add(ExecutionContext executionContext, String total, long rows) {
		String key = getExecutionContextKey(total);
		executionContext.putLong(key, executionContext.getLong(key, 0) + rows);
	}

}
