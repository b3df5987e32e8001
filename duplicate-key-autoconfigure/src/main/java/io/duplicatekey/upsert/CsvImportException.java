package io.duplicatekey.upsert;

import java.io.Serial;
import java.util.List;
import java.util.stream.Collectors;

import org.springframework.dao.NonTransientDataAccessException;

/**
 * A CSV file cannot be imported as it is. The message lists its bad lines; neither it nor
 * they contain values of the file, except that names of columns come from its header.
 */
public class CsvImportException extends NonTransientDataAccessException {

	@Serial
	private static final long serialVersionUID = 1L;

	/**
	 * The bad lines, a list that is serializable.
	 */
	@SuppressWarnings("serial")
	private final List<BadLine> badLines;

	private final boolean complete;

	/**
	 * Create the exception.
	 * @param what what was imported
	 * @param badLines the bad lines, in the order of the file
	 * @param complete whether the file was read to its end, so that there are no others
	 */
	public CsvImportException(String what, List<BadLine> badLines, boolean complete) {
		super(messageOf(what, badLines, complete));
		this.badLines = List.copyOf(badLines);
		this.complete = complete;
	}

	/**
	 * The lines that are no rows.
	 * @return the lines in the order of the file, at least one
	 */
	public List<BadLine> getBadLines() {
		return this.badLines;
	}

	/**
	 * Whether the file was read to its end, so that {@link #getBadLines()} has all bad
	 * lines.
	 * @return {@code false} if there can be others after the last of them
	 */
	public boolean isComplete() {
		return this.complete;
	}

	private static String messageOf(String what, List<BadLine> badLines, boolean complete) {
		return badLines.stream()
			.map((line) -> "\n  " + line)
			.collect(Collectors.joining("",
					what + ": the CSV file has " + badLines.size()
							+ ((badLines.size() == 1) ? " bad line" : " bad lines")
							+ (complete ? "" : ", and was not read any further") + ":",
					""));
	}

}
