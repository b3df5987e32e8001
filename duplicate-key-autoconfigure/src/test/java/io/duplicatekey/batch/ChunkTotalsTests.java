package io.duplicatekey.batch;

import java.util.List;

import org.junit.jupiter.api.Test;

import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.TransactionDefinition;
import org.springframework.transaction.support.AbstractPlatformTransactionManager;
import org.springframework.transaction.support.DefaultTransactionStatus;
import org.springframework.transaction.support.TransactionTemplate;

import io.duplicatekey.upsert.UpsertResult;

import static org.assertj.core.api.Assertions.assertThat;

class ChunkTotalsTests {

	private static final UpsertResult NOTHING = new UpsertResult(0, 0, 0, List.of());

	private final PlatformTransactionManager manager = new NoDatabase();

	private final TransactionTemplate transaction = new TransactionTemplate(this.manager);

	private final Object writer = new Object();

	@Test
	void addUpUntilTheyAreTaken() {
		this.transaction.executeWithoutResult((status) -> {
			assertThat(ChunkTotals.take(this.writer)).isEqualTo(NOTHING);
			ChunkTotals.add(this.writer, new UpsertResult(1, 2, 3, List.of()));
			ChunkTotals.add(this.writer, new UpsertResult(10, 20, 30, List.of()));
			assertThat(ChunkTotals.take(this.writer)).isEqualTo(new UpsertResult(11, 22, 33, List.of()));
			assertThat(ChunkTotals.take(this.writer)).isEqualTo(NOTHING);
			ChunkTotals.add(this.writer, new UpsertResult(1, 0, 0, List.of()));
			assertThat(ChunkTotals.take(this.writer).inserted()).isEqualTo(1);
		});
	}

	@Test
	void areForgottenWithTheTransaction() {
		this.transaction.executeWithoutResult((status) -> {
			ChunkTotals.add(this.writer, new UpsertResult(1, 2, 3, List.of()));
			status.setRollbackOnly();
		});
		this.transaction.executeWithoutResult((status) -> assertThat(ChunkTotals.take(this.writer)).isEqualTo(NOTHING));
	}

	@Test
	void areThoseOfOneWriter() {
		this.transaction.executeWithoutResult((status) -> {
			ChunkTotals.add(this.writer, new UpsertResult(1, 2, 3, List.of()));
			assertThat(ChunkTotals.take("other")).isEqualTo(NOTHING);
		});
	}

	@Test
	void areThoseOfOneTransaction() {
		TransactionTemplate another = new TransactionTemplate(this.manager);
		another.setPropagationBehavior(TransactionDefinition.PROPAGATION_REQUIRES_NEW);
		this.transaction.executeWithoutResult((outer) -> {
			ChunkTotals.add(this.writer, new UpsertResult(1, 0, 0, List.of()));
			another.executeWithoutResult((inner) -> {
				assertThat(ChunkTotals.take(this.writer)).isEqualTo(NOTHING);
				ChunkTotals.add(this.writer, new UpsertResult(0, 0, 5, List.of()));
			});
			assertThat(ChunkTotals.take(this.writer)).isEqualTo(new UpsertResult(1, 0, 0, List.of()));
		});
	}

	/**
	 * Transactions of nothing, in which only the synchronizations are real.
	 */
	private static final class NoDatabase extends AbstractPlatformTransactionManager {

		private int depth;

		@Override
		protected Object doGetTransaction() {
			return new Object();
		}

		@Override
		protected boolean isExistingTransaction(Object transaction) {
			return this.depth > 0;
		}

		@Override
		protected void doBegin(Object transaction, TransactionDefinition definition) {
			this.depth++;
		}

		@Override
		protected Object doSuspend(Object transaction) {
			return this.depth;
		}

		@Override
		protected void doResume(Object transaction, Object suspended) {
			this.depth = (int) suspended;
		}

		@Override
		protected void doCommit(DefaultTransactionStatus status) {
			this.depth--;
		}

		@Override
		protected void doRollback(DefaultTransactionStatus status) {
			this.depth--;
		}

	}

}
