package io.duplicatekey.jdbc;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;

import org.jspecify.annotations.Nullable;

import io.duplicatekey.upsert.OnDuplicate;
import io.duplicatekey.upsert.Outcome;

/**
 * Is told what became of each row, in the order in which they were written; or, where
 * nothing is counted, what is stored.
 */
@FunctionalInterface
public interface RowListener {

	/**
	 * A row was written.
	 * @param row its number, from 0
	 * @param outcome what became of it
	 * @param generatedKey the AUTO_INCREMENT value if it was inserted and the server made
	 * one, otherwise {@code null}; with {@link OnDuplicate#REPLACE} also that of a row
	 * that took the place of another
	 */
	void written(long row, Outcome outcome, @Nullable Long generatedKey);

	/**
	 * What to read of the stored rows once all are written, if they are written in a way
	 * in which that costs little. Asked with {@link Counting#NONE} only.
	 * @return expressions for {@link io.duplicatekey.sql.LockingSelect}, by default none
	 */
	default List<String> wanted() {
		return List.of();
	}

	/**
	 * A stored row was read. Not every row need be.
	 * @param row the number of the row that was given with its key, from 0
	 * @param result the stored row; what was wanted begins in its second column
	 * @throws SQLException from the driver
	 */
	default void stored(long row, ResultSet result) throws SQLException {
	}

}
