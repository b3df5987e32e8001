package io.duplicatekey.diagnosis;

import java.sql.SQLException;

import org.jspecify.annotations.Nullable;

/**
 * Asks once and remembers, also that it failed.
 */
final class Once<T> {

	private final Question<T> question;

	private @Nullable Question<T> answer;

	Once(Question<T> question) {
		this.question = question;
	}

	@Nullable T get() throws SQLException {
		Question<T> known = this.answer;
		if (known == null) {
			known = ask();
			this.answer = known;
		}
		return known.ask();
	}

	private Question<T> ask() {
		try {
			@Nullable T result = this.question.ask();
			return () -> result;
		}
		catch (SQLException ex) {
			return () -> {
				throw ex;
			};
		}
	}

	interface Question<T> {

		@Nullable T ask() throws SQLException;

	}

}
