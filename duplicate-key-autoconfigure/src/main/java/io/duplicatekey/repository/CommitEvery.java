package io.duplicatekey.repository;

import org.springframework.dao.InvalidDataAccessApiUsageException;

import io.duplicatekey.InvalidDeclarationException;
import io.duplicatekey.upsert.Repeats;

/**
 * What has to be true for an upsert to commit in between.
 */
final class CommitEvery {

	private CommitEvery() {
	}

	/**
	 * Check what was declared.
	 * @param given what the rows are given as
	 * @param rows after how many rows it commits, 0 for one transaction
	 * @param result what it returns
	 * @param repeats what it does with repeated keys
	 * @throws InvalidDeclarationException if it cannot work
	 */
	static void check(GivenRows given, int rows, Result result, Repeats repeats) {
		String where = given.where();
		if (rows < 0) {
			throw new InvalidDeclarationException(where + " has commitEvery = " + rows + ".",
					"Give a number of rows, or 0 for one transaction.");
		}
		if (rows > 0 && result.isRead()) {
			throw new InvalidDeclarationException(
					where + " has commitEvery = " + rows
							+ " and returns what became of each row, which would all have to stay in memory.",
					"Return one of: void, int, long, UpsertResult (with UpsertOperations: call execute). Or remove"
							+ " commitEvery.");
		}
		if (rows > 0 && given.single()) {
			throw new InvalidDeclarationException(where + " has commitEvery = " + rows + " and takes one row.",
					"Take several, as a Collection or a Stream, or remove commitEvery.");
		}
		if (rows > 0 && repeats != Repeats.APPLY) {
			throw new InvalidDeclarationException(
					where + " has commitEvery = " + rows + " and repeats = " + repeats
							+ ", which needs all rows before any is committed.",
					"Remove commitEvery, or repeats, so that each row is applied in its turn.");
		}
	}

	/**
	 * Check that a call that has no transaction for itself need not commit.
	 */
	static void checkNotJoining(PreparedCall call) {
		if (call.commitEvery() > 0) {
			throw new InvalidDataAccessApiUsageException(
					"%s commits every %d rows, and cannot do that in a transaction that it did not begin; call it where none runs, or remove commitEvery"
						.formatted(call.rows().where(), call.commitEvery()));
		}
	}

}
