package io.duplicatekey.csv;

import java.util.ArrayList;
import java.util.List;

import io.duplicatekey.upsert.BadLine;
import io.duplicatekey.upsert.CsvImportException;

/**
 * The bad lines of a file: so many may be left out, so many are reported.
 */
final class BadLines {

	private final String where;

	private final CsvSettings settings;

	private final List<BadLine> lines = new ArrayList<>();

	BadLines(String where, CsvSettings settings) {
		this.where = where;
		this.settings = settings;
	}

	/**
	 * Add a bad line.
	 * @throws CsvImportException if there are enough for a report
	 */
	void add(BadLine line) {
		this.lines.add(line);
		if (areTooMany() && this.lines.size() >= this.settings.reported) {
			throw exception(false);
		}
	}

	/**
	 * Whether the import fails: it is read on only to find all bad lines.
	 */
	boolean areTooMany() {
		return this.lines.size() > this.settings.skipped;
	}

	CsvImportException exception(boolean complete) {
		return new CsvImportException(this.where, this.lines, complete);
	}

	List<BadLine> lines() {
		return this.lines;
	}

}
