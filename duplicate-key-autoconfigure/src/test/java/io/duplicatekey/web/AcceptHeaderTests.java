package io.duplicatekey.web;

import java.util.Collections;
import java.util.List;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;

class AcceptHeaderTests {

	@ParameterizedTest
	@ValueSource(strings = { "text/html", "text/html,application/xhtml+xml,application/xml;q=0.9,*/*;q=0.8",
			"application/json;q=0.5, text/html", "text/*", "image/webp, text/html" })
	void browsersPreferPages(String value) {
		assertThat(AcceptHeader.prefersHtml(List.of(value))).isTrue();
	}

	@ParameterizedTest
	@ValueSource(strings = { "*/*", "application/json", "application/json, text/plain, */*", "application/problem+json",
			"application/json, text/html", "text/html;q=0.5, application/json", "text/csv", "application/vnd.shop+json",
			"application/vnd.shop+json, text/html;q=0.5", "application/hal+json, text/html", "no media type" })
	void othersDoNot(String value) {
		assertThat(AcceptHeader.prefersHtml(List.of(value))).isFalse();
	}

	@Test
	void norDoesWhoSaysMoreThanSpringSorts() {
		assertThat(AcceptHeader.prefersHtml(Collections.nCopies(51, "text/html"))).isFalse();
	}

	@Test
	void norDoesWhoSaysNothing() {
		assertThat(AcceptHeader.prefersHtml(List.of())).isFalse();
	}

}
