package io.duplicatekey.repository;

import org.jspecify.annotations.Nullable;

import org.springframework.core.NamedThreadLocal;
import org.springframework.transaction.InvalidIsolationLevelException;
import org.springframework.util.Assert;

import io.duplicatekey.hibernate.EntityUpsert;
import io.duplicatekey.jdbc.CallPart;
import io.duplicatekey.jdbc.UpsertReport;
import io.duplicatekey.repository.OwnCall.Trial;
import io.duplicatekey.upsert.UpsertResult;

/**
 * One attempt to write the rows of a call, or a part of them, in one transaction. Between
 * a repository's advice and its upsert lie interceptors, which pass on the arguments of
 * the method and nothing else, so that the thread has it for so long.
 */
final class UpsertAttempt {

	private static final ThreadLocal<@Nullable UpsertAttempt> CURRENT = new NamedThreadLocal<>("Attempt of an upsert");

	private final @Nullable Object given;

	private final CallPart part;

	private final UpsertReport report = new UpsertReport();

	private final Isolation isolation;

	private boolean begun;

	private @Nullable UpsertResult totals;

	/**
	 * Create an attempt.
	 * @param given the rows
	 * @param part where they stand in the call
	 * @param isolation what to ask the transaction for
	 */
	UpsertAttempt(@Nullable Object given, CallPart part, Isolation isolation) {
		this.given = given;
		this.part = part.reporting(this.report);
		this.isolation = isolation;
	}

	/**
	 * Make it.
	 * @param trial makes it
	 * @param call is told what it did, of which the rows count if it ends well
	 */
	<X extends Throwable> @Nullable Object make(Trial<X> trial, UpsertReport call) throws X {
		boolean lasting = false;
		try {
			Object result = trial.make(this);
			lasting = true;
			return result;
		}
		finally {
			call.add(this.report, lasting);
		}
	}

	/**
	 * Let a method of a repository make the attempt.
	 */
	<X extends Throwable> @Nullable Object during(Proceeding<X> proceeding) throws X {
		UpsertAttempt outer = CURRENT.get();
		CURRENT.set(this);
		try {
			return proceeding.proceed();
		}
		finally {
			if (outer != null) {
				CURRENT.set(outer);
			}
			else {
				CURRENT.remove();
			}
		}
	}

	/**
	 * The attempt that the thread is about to make.
	 */
	static @Nullable UpsertAttempt current() {
		return CURRENT.get();
	}

	/**
	 * Begin it: what the thread calls from now on is no part of it.
	 */
	static UpsertAttempt take() {
		UpsertAttempt attempt = CURRENT.get();
		Assert.state(attempt != null, "An upsert of a repository is called through its proxy");
		CURRENT.remove();
		return attempt;
	}

	/**
	 * The transaction is there.
	 * @throws InvalidIsolationLevelException if the server would refuse to write in it
	 */
	void begin(EntityUpsert<Object> upsert) {
		if (this.isolation == Isolation.READ_COMMITTED_IF_ALLOWED && upsert.refusesReadCommitted()) {
			throw new InvalidIsolationLevelException("binlog_format is STATEMENT");
		}
		this.begun = true;
	}

	boolean isBegun() {
		return this.begun;
	}

	@Nullable Object given() {
		return this.given;
	}

	CallPart part() {
		return this.part;
	}

	/**
	 * What this attempt does.
	 */
	UpsertReport report() {
		return this.report;
	}

	boolean isReadCommitted() {
		return this.isolation != Isolation.DEFAULT;
	}

	void written(UpsertResult totals) {
		this.totals = totals;
	}

	/**
	 * What became of the rows, {@code null} if there were none or nobody counted.
	 */
	@Nullable UpsertResult totals() {
		return this.totals;
	}

	/**
	 * What an attempt asks its transaction for.
	 */
	enum Isolation {

		/** What the application has. */
		DEFAULT,

		/** READ COMMITTED, where nobody knows yet whether the server takes it. */
		READ_COMMITTED_IF_ALLOWED,

		/** READ COMMITTED. */
		READ_COMMITTED

	}

	/**
	 * The rest of a method's invocation.
	 */
	interface Proceeding<X extends Throwable> {

		@Nullable Object proceed() throws X;

	}

}
