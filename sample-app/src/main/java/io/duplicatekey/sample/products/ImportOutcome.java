package io.duplicatekey.sample.products;

import java.util.List;

import io.duplicatekey.upsert.BadLine;
import io.duplicatekey.upsert.CsvImportException;
import io.duplicatekey.upsert.CsvResult;
import io.duplicatekey.upsert.FailedLines;
import io.duplicatekey.upsert.RepeatedRowsException;
import io.duplicatekey.upsert.UpsertResult;
import org.jspecify.annotations.Nullable;

/**
 * How an import ended.
 *
 * @param totals what became of the products, {@code null} if none was stored
 * @param problem why none was stored, {@code null} if they were
 * @param lines the lines that were left out, or that are to blame
 */
record ImportOutcome(@Nullable UpsertResult totals, @Nullable String problem, List<BadLine> lines) {

	static ImportOutcome of(CsvResult result) {
		return new ImportOutcome(result.result(), null, result.badLines());
	}

	static ImportOutcome of(Exception ex) {
		if (ex instanceof CsvImportException csv) {
			return failed("The file has bad lines.", csv.getBadLines());
		}
		if (ex instanceof RepeatedRowsException repeated) {
			return failed("The file has products twice.", linesOf(repeated));
		}
		FailedLines lines = FailedLines.of(ex);
		if (lines != null) {
			return failed("The database refused a product.",
					List.of(new BadLine(lines.first(), lines.last(), "one of them was refused")));
		}
		return failed("The import failed. The log says why.", List.of());
	}

	private static ImportOutcome failed(String problem, List<BadLine> lines) {
		return new ImportOutcome(null, problem + " Nothing was stored.", lines);
	}

	private static List<BadLine> linesOf(RepeatedRowsException repeated) {
		for (Throwable suppressed : repeated.getSuppressed()) {
			if (suppressed instanceof CsvImportException csv) {
				return csv.getBadLines();
			}
		}
		return List.of();
	}

}
