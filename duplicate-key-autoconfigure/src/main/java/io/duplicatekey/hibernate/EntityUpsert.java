package io.duplicatekey.hibernate;

import java.util.Iterator;
import java.util.List;
import java.util.Map;

import org.jspecify.annotations.Nullable;

import io.duplicatekey.upsert.Counting;
import io.duplicatekey.upsert.UpsertResult;
import io.duplicatekey.upsert.Upserted;

/**
 * A prepared upsert of entities. A transaction must run.
 *
 * @param <T> the type of the entity
 */
@SuppressWarnings("DoNotCallSuggester")
public final class EntityUpsert<T> {

	EntityUpsert() {
	}

	/**
	 * Check the key against the schema; does nothing the second time.
	 * @throws io.duplicatekey.InvalidDeclarationException if the schema does not allow it
	 */
	public void validate() {
		throw new UnsupportedOperationException();
	}

	/**
	 * Write entities.
	 * @param rows the entities
	 * @param arguments the arguments that expressions name
	 * @param counting {@link Counting#NONE} or {@link Counting#TOTALS}
	 * @return the totals, if they were asked for
	 */
	public UpsertResult execute(Iterator<? extends T> rows, Map<String, @Nullable Object> arguments,
			Counting counting) {
		throw new UnsupportedOperationException();
	}

	/**
	 * Write entities, and set their ids, versions and times as stored.
	 * @param rows the entities
	 * @param arguments the arguments that expressions name
	 * @return the same objects in the same order, each with what became of it
	 */
	public List<Upserted<T>> executeEach(Iterator<? extends T> rows, Map<String, @Nullable Object> arguments) {
		throw new UnsupportedOperationException();
	}

	/**
	 * Write entities, and set their ids, versions and times as stored, without finding
	 * out what became of each.
	 * @param rows the entities
	 * @param arguments the arguments that expressions name
	 * @return the same objects in the same order
	 */
	public List<T> executeAndRead(Iterator<? extends T> rows, Map<String, @Nullable Object> arguments) {
		throw new UnsupportedOperationException();
	}

}
