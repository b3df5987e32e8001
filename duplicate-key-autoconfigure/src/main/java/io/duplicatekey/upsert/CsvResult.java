package io.duplicatekey.upsert;

import java.util.List;

/**
 * What an import of a CSV file did.
 *
 * @param result what became of the rows
 * @param badLines the lines that were left out, in the order of the file; only with
 * {@link CsvOptions#skipBadLines(int)} there can be any
 */
public record CsvResult(UpsertResult result, List<BadLine> badLines) {

	/**
	 * Create a result.
	 * @param result what became of the rows
	 * @param badLines the lines that were left out
	 */
	public CsvResult {
		badLines = List.copyOf(badLines);
	}

}
