package io.duplicatekey.upsert;

import java.util.List;
import java.util.stream.Collectors;

import org.springframework.dao.DataIntegrityViolationException;

/**
 * Rows of one call have the same key, which {@link Repeats#REJECT} does not take. Nothing
 * of the call was written. The exception names the rows by their numbers and has none of
 * their values.
 */
@SuppressWarnings("serial")
public class RepeatedRowsException extends DataIntegrityViolationException {

	private final List<List<Long>> rows;

	/**
	 * Create the exception.
	 * @param where the upsert, for the message
	 * @param key the columns of the key, for the message
	 * @param rows for each key that is repeated the numbers of its rows within the call,
	 * from 0
	 * @param complete whether these are all rows of all repeated keys
	 */
	public RepeatedRowsException(String where, List<String> key, List<List<Long>> rows, boolean complete) {
		super("%s: elements have the same key (%s), and repeats = REJECT. Counted from 0, these are the same: %s%s"
			.formatted(where, String.join(", ", key),
					rows.stream()
						.map((same) -> same.stream().map(String::valueOf).collect(Collectors.joining(" = ")))
						.collect(Collectors.joining("; ")),
					complete ? "" : "; and more"));
		this.rows = rows.stream().map(List::copyOf).toList();
	}

	/**
	 * The rows that have the same key.
	 * @return for each of the first twenty keys that are repeated the numbers of its
	 * first ten rows within the call, from 0
	 */
	public List<List<Long>> getRows() {
		return this.rows;
	}

}
