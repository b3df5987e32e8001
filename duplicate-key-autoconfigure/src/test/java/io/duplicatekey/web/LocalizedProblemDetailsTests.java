package io.duplicatekey.web;

import java.net.URI;
import java.util.List;
import java.util.Locale;
import java.util.Map;

import org.assertj.core.api.InstanceOfAssertFactories;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import org.springframework.context.support.StaticMessageSource;
import org.springframework.http.ProblemDetail;

import io.duplicatekey.DuplicateEntryException;

import static org.assertj.core.api.Assertions.assertThat;

class LocalizedProblemDetailsTests {

	private static final URI BLANK = URI.create("about:blank");

	private final StaticMessageSource messages = new StaticMessageSource();

	private final LocalizedProblemDetails problems = new LocalizedProblemDetails(this.messages, BLANK, false);

	@Test
	void speaksPlainEnglishWithoutMessages() {
		ProblemDetail problem = create(Duplicates.email());
		assertThat(problem.getStatus()).isEqualTo(409);
		assertThat(problem.getType()).isEqualTo(BLANK);
		// What RFC 9457 wants of the type about:blank.
		assertThat(problem.getTitle()).isEqualTo("Conflict");
		assertThat(problem.getDetail()).isEqualTo("There is already an entry with the same email.");
	}

	@Test
	void namesAllPropertiesOfAKey() {
		ProblemDetail problem = create(Duplicates.composite());
		assertThat(problem.getDetail()).isEqualTo("There is already an entry with the same tenant and sku.");
		assertThat(problem.getProperties()).containsOnly(Map.entry("errors", List
			.of(Map.of("field", "tenant", "code", "DuplicateKey"), Map.of("field", "sku", "code", "DuplicateKey"))));
	}

	@Test
	void namesNestedPropertiesByTheirPaths() {
		assertThat(create(Duplicates.nested()).getProperties()).extractingByKey("errors")
			.asInstanceOf(InstanceOfAssertFactories.list(Map.class))
			.extracting("field")
			.containsExactly("address.zip", "address.street");
	}

	@Test
	void hasAnEmptyListOfErrorsWhereNoPropertyIsKnown() {
		ProblemDetail problem = create(Duplicates.unknown());
		assertThat(problem.getDetail()).isEqualTo("There is already such an entry.");
		assertThat(problem.getProperties()).containsOnly(Map.entry("errors", List.of()));
	}

	@Test
	void keepsColumnsToItself() {
		assertThat(create(Duplicates.columns("email_address")).toString()).doesNotContain("email_address");
	}

	@Test
	void takesTheMostSpecificMessage() {
		String[] codes = { "duplicate-key", "duplicate-key.unique-key", "duplicate-key.uk_users_email",
				"duplicate-key.users.uk_users_email" };
		for (String code : codes) {
			this.messages.addMessage(code, Locale.GERMAN, "von " + code);
			assertThat(create(Duplicates.email()).getDetail()).isEqualTo("von " + code);
		}
		assertThat(create(Duplicates.withoutTable()).getDetail()).isEqualTo("von duplicate-key.uk_users_email");
		assertThat(create(Duplicates.unknown()).getDetail()).isEqualTo("von duplicate-key");
		assertThat(create(Duplicates.email()).getTitle()).isEqualTo("Conflict");
	}

	@Test
	void takesTheMostSpecificTitle() {
		this.messages.addMessage("duplicate-key-title", Locale.GERMAN, "Doppelt");
		assertThat(create(Duplicates.email()).getTitle()).isEqualTo("Doppelt");
		this.messages.addMessage("duplicate-key-title.users.uk_users_email", Locale.GERMAN, "Adresse vergeben");
		assertThat(create(Duplicates.email()).getTitle()).isEqualTo("Adresse vergeben");
		assertThat(create(Duplicates.primaryKey()).getTitle()).isEqualTo("Doppelt");
	}

	@ParameterizedTest
	@ValueSource(strings = { "duplicate-key.primary-key", "duplicate-key.users.PRIMARY" })
	void hasMessagesForPrimaryKeys(String code) {
		this.messages.addMessage(code, Locale.GERMAN, "Nummer vergeben");
		assertThat(create(Duplicates.primaryKey()).getDetail()).isEqualTo("Nummer vergeben");
	}

	@Test
	void givesThePropertiesToTheMessage() {
		this.messages.addMessage("duplicate-key.unique-key", Locale.GERMAN, "Schon vergeben: {0}");
		assertThat(create(Duplicates.composite()).getDetail()).isEqualTo("Schon vergeben: tenant, sku");
	}

	@Test
	void speaksTheLanguageOfTheLocale() {
		this.messages.addMessage("duplicate-key", Locale.FRENCH, "existe");
		assertThat(this.problems.create(Duplicates.email(), Locale.FRENCH).getDetail()).isEqualTo("existe");
		assertThat(create(Duplicates.email()).getDetail()).startsWith("There is");
	}

	@Test
	void namesTableAndConstraintOnlyOnDemand() {
		assertThat(create(Duplicates.email()).toString()).doesNotContain("users");
		ProblemDetail problem = new LocalizedProblemDetails(this.messages, URI.create("/problems/taken"), true)
			.create(Duplicates.email(), Locale.ENGLISH);
		assertThat(problem.getProperties()).containsEntry("table", "users")
			.containsEntry("constraint", "uk_users_email");
		assertThat(problem.getType()).hasPath("/problems/taken");
		assertThat(problem.toString()).doesNotContain(Duplicates.VALUE, "email_address");
	}

	private ProblemDetail create(DuplicateEntryException exception) {
		return this.problems.create(exception, Locale.GERMAN);
	}

}
