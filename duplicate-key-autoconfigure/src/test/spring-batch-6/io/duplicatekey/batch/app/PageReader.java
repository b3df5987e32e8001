package io.duplicatekey.batch.app;

import org.jspecify.annotations.Nullable;

import org.springframework.batch.infrastructure.item.ExecutionContext;
import org.springframework.batch.infrastructure.item.support.AbstractItemCountingItemStreamItemReader;

/**
 * Reads a range of the rows, and keeps its place in the execution context.
 */
class PageReader extends AbstractItemCountingItemStreamItemReader<Page> {

	private final int from;

	private final int to;

	private int next;

	private int saved;

	PageReader(int from, int to) {
		this.from = from;
		this.to = to;
		setName("pages");
	}

	@Override
	protected void doOpen() {
		this.next = this.from;
	}

	@Override
	protected void jumpToItem(int itemIndex) {
		this.next = this.from + itemIndex;
	}

	@Override
	protected @Nullable Page doRead() {
		if (this.next == this.to) {
			return null;
		}
		Interruption.READ.happened();
		return PageInput.row(this.next++);
	}

	/**
	 * Is called after a chunk was written and before it is committed.
	 */
	@Override
	public void update(ExecutionContext executionContext) {
		super.update(executionContext);
		if (this.next > this.saved) {
			this.saved = this.next;
			Interruption.WRITTEN.happened();
			System.out.println("> chunk");
		}
	}

	@Override
	protected void doClose() {
	}

}
