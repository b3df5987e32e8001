package io.duplicatekey.csv;

import java.io.Serial;

import io.duplicatekey.upsert.BadLine;

/**
 * A line after which nothing can be read. Without the parser's exception, whose message
 * has characters of the file.
 */
final class BrokenCsvException extends RuntimeException {

	@Serial
	private static final long serialVersionUID = 1L;

	private final BadLine line;

	BrokenCsvException(BadLine line) {
		super(line.toString());
		this.line = line;
	}

	BadLine line() {
		return this.line;
	}

}
