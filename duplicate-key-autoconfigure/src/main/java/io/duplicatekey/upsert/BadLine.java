package io.duplicatekey.upsert;

import java.io.Serializable;

/**
 * A line of a CSV file that is no row. It names columns, never what is in them.
 *
 * @param line the number of the line in the file, from 1
 * @param lastLine the number of its last line, greater than {@code line} where a quoted
 * field spans several
 * @param problem what is wrong with it: a sentence without a full stop, or several
 * separated by semicolons
 */
public record BadLine(long line, long lastLine, String problem) implements Serializable {

	@Override
	public String toString() {
		return ((this.line == this.lastLine) ? "line " + this.line : "lines " + this.line + " to " + this.lastLine)
				+ ": " + this.problem;
	}

}
