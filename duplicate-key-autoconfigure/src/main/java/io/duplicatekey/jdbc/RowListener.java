package io.duplicatekey.jdbc;

import org.jspecify.annotations.Nullable;

import io.duplicatekey.upsert.OnDuplicate;
import io.duplicatekey.upsert.Outcome;

/**
 * Is told what became of each row, in the order in which they were written.
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

}
