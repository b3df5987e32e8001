package io.duplicatekey.sql;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;

class ColumnTests {

	@ParameterizedTest
	@ValueSource(strings = { "?", "lower(?)", "concat('?', ?)", "concat(?, 'it''s')" })
	void parameterIsBound(String write) {
		assertThat(new Column("name", write, true).bound()).isTrue();
	}

	@ParameterizedTest
	@ValueSource(strings = { "localtimestamp", "'Dog'", "'who?'", "'it''s? a dog'" })
	void questionMarkOfALiteralIsNot(String write) {
		assertThat(new Column("name", write, true).bound()).isFalse();
	}

}
