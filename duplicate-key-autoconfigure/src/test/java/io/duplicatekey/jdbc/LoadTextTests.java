package io.duplicatekey.jdbc;

import java.io.IOException;
import java.nio.charset.StandardCharsets;

import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * What fields of LOAD DATA look like.
 */
class LoadTextTests {

	private final LoadText text = new LoadText();

	@Test
	void fieldsOfALine() throws IOException {
		this.text.startLine(7);
		this.text.nextField();
		this.text.nullField();
		this.text.nextField();
		this.text.textField("");
		this.text.nextField();
		this.text.hexField(new byte[] { 0, 31, -1 });
		this.text.endLine();
		assertThat(written()).isEqualTo("7\t\\N\t\t001FFF\n");
	}

	@Test
	void whatSeparatesIsEscaped() throws IOException {
		this.text.textField("a\tb\nc\\N\0'\"\r");
		assertThat(written()).isEqualTo("a\\tb\\nc\\\\N\\0'\"\r");
	}

	@Test
	void everyCharacterIsTheJdksUtf8() throws IOException {
		StringBuilder all = new StringBuilder();
		for (int i = 0; i <= Character.MAX_CODE_POINT; i++) {
			if (i != 0 && i != '\t' && i != '\n' && i != '\\') {
				all.appendCodePoint(i).append('.');
			}
		}
		this.text.textField(all.toString());
		assertThat(this.text.read().readAllBytes()).isEqualTo(all.toString().getBytes(StandardCharsets.UTF_8));
	}

	@Test
	void longTextsFit() throws IOException {
		String text = "漢".repeat(100_000);
		this.text.textField(text);
		assertThat(written()).isEqualTo(text);
		this.text.truncate(3);
		assertThat(written()).isEqualTo("漢");
	}

	private String written() throws IOException {
		return new String(this.text.read().readAllBytes(), StandardCharsets.UTF_8);
	}

}
