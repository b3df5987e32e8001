package io.duplicatekey.docs.shop;

import java.math.BigDecimal;
import java.time.Instant;
import java.util.List;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import org.springframework.beans.factory.annotation.Autowired;

import io.duplicatekey.InvalidDeclarationException;
import io.duplicatekey.upsert.UpsertOperations;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

/**
 * What the page about expressions says.
 */
class UpsertExpressionsIT extends RunningShop {

	private static final Instant MONDAY = Instant.parse("2026-01-05T00:00:00Z");

	@Autowired
	private PageRepository pages;

	@Autowired
	private UpsertOperations upserts;

	@Test
	void parameter() {
		this.pages.save(page("Home", 5));
		assertThat(this.pages.retitle(List.of(page("Start", 3)), 4).unchanged()).isEqualTo(1);
		assertThat(this.pages.retitle(List.of(page("Start", 3)), 5).updated()).isEqualTo(1);
		assertThat(stored().getTitle()).isEqualTo("Start");
		assertThat(stored().getHits()).isEqualTo(5);
	}

	@Test
	void equalityTakesNullForAValue() {
		this.pages.save(page(null, 5));
		assertThat(this.pages.fillTitles(List.of(page("Home", 5))).updated()).isEqualTo(1);
		assertThat(this.pages.fillTitles(List.of(page("Start", 5))).unchanged()).isEqualTo(1);
		assertThat(this.pages.changeTitles(List.of(page(null, 5)))).extracting("updated").isEqualTo(1L);
		assertThat(this.pages.changeTitles(List.of(page(null, 5)))).extracting("unchanged").isEqualTo(1L);
	}

	@Test
	void elvis() {
		this.pages.save(page("Home", 5));
		this.pages.visit(List.of(page(null, 5)));
		assertThat(stored().getTitle()).isEqualTo("Home");
		this.pages.visit(List.of(page("Start", 5)));
		assertThat(stored().getTitle()).isEqualTo("Start");
	}

	@Test
	void orderOfNullIsUnknownAndChangesNothing() {
		this.pages.save(page(null, 5));
		assertThat(when("#new.title > #old.title", page("Home", 6))).isFalse();
		assertThat(when("#new.title <= #old.title", page("Home", 6))).isFalse();
		assertThat(when("not (#new.title > #old.title)", page("Home", 6))).as("NOT of unknown is unknown").isFalse();
	}

	@Test
	void textsAreEqualAsTheCollationSaysSo() {
		this.pages.save(page("Home", 5));
		assertThat(when("#new.title == #old.title", page("HOME", 6))).isTrue();
	}

	@ParameterizedTest
	@CsvSource(delimiter = '|', textBlock = """
			#old.hits + #new.hits                      | 13
			#old.hits - #new.hits                      | 7
			#old.hits * 2                              | 20
			#old.hits % 4                              | 2
			#old.hits / 4                              | 3
			-#new.hits                                 | -3
			greatest(#old.hits, #new.hits)             | 10
			least(#old.hits, #new.hits, 1)             | 1
			#new.hits > #old.hits ? #new.hits : 0      | 0
			length(#old.title)                         | 4
			round(2.5)                                 | 3
			floor(2.5)                                 | 2
			ceil(2.5)                                  | 3
			abs(-4)                                    | 4
			coalesce(#old.hits, 0)                     | 10
			nullif(#old.hits, 3)                       | 10
			#n                                         | 42
			""")
	void numbers(String expression, long expected) {
		this.pages.save(page("Home", 10));
		this.upserts.of(Page.class).set("hits", expression).argument("n", 42).execute(List.of(page("Home", 3)));
		assertThat(stored().getHits()).isEqualTo(expected);
	}

	@ParameterizedTest
	@CsvSource(delimiter = '|', textBlock = """
			#old.title + ', ' + #new.title             | Home, Start
			concat(#old.title, #old.hits)              | Home10
			lower(#old.title)                          | home
			upper(#new.title)                          | START
			trim(#old.title)                           | Home
			#new.hits == 3 ? 'three' : #old.title      | three
			""")
	void texts(String expression, String expected) {
		this.pages.save(page("Home", 10));
		this.upserts.of(Page.class).set("title", expression).execute(List.of(page("Start", 3)));
		assertThat(stored().getTitle()).isEqualTo(expected);
	}

	@Test
	void logic() {
		this.pages.save(page("Home", 10));
		assertThat(when("#old.hits == 10 && !(#new.hits == 4 || #new.hits == 5)", page("Start", 3))).isTrue();
	}

	@Test
	void times() {
		this.pages.save(page("Home", 10));
		assertThat(when("#new.seenAt >= '2026-01-05T00:00:00Z' and #old.seenAt < now()", page("Start", 3))).isTrue();
	}

	@Test
	void decimalsStayDecimals() {
		this.upserts.of(Product.class)
			.key("tenant", "sku")
			.execute(List.of(new Product("acme", "A-1", "Anvil", "10.10", 1)));
		this.upserts.of(Product.class)
			.key("tenant", "sku")
			.set("price", "#old.price * 1.1")
			.execute(List.of(new Product("acme", "A-1", "Anvil", "1.00", 1)));
		assertThat(this.jdbcTemplate.queryForObject("SELECT price FROM products", BigDecimal.class))
			.isEqualByComparingTo("11.11");
	}

	@Test
	void setSeesStoredValuesWhateverTheOrder() {
		this.pages.save(page("Home", 10));
		this.upserts.of(Page.class)
			.set("hits", "#old.hits + 1")
			.set("title", "concat(#old.title, #old.hits)")
			.when("#old.hits == 10 and #old.title == 'Home'")
			.execute(List.of(page("Start", 3)));
		assertThat(stored().getHits()).isEqualTo(11);
		assertThat(stored().getTitle()).isEqualTo("Home10");
	}

	@Test
	void nothingIsText() {
		this.pages.save(page("Home", 10));
		this.upserts.of(Page.class)
			.set("title", "#t")
			.argument("t", "', hits = 0 -- ")
			.execute(List.of(page("Start", 3)));
		assertThat(stored().getTitle()).isEqualTo("', hits = 0 -- ");
	}

	@ParameterizedTest
	@ValueSource(strings = { "#old.titel == 'Home'", "#old == #new", "title == 'Home'", "#new.title.length() > 0",
			"T(java.lang.Runtime) == null", "@bean == 1", "sleep(10) == 0", "#old.title > 5", "#new.title", "1",
			"#nobody == 1", "#old.hits between {1, 2}", "#old.title matches 'H.*'", "#new.id > 1", "new.hits > 1" })
	void refused(String expression) {
		assertThatExceptionOfType(InvalidDeclarationException.class)
			.isThrownBy(() -> this.upserts.of(Page.class).when(expression).execute(List.of(page("Start", 3))));
	}

	private boolean when(String expression, Page given) {
		return this.upserts.of(Page.class).when(expression).execute(List.of(given)).updated() == 1;
	}

	private Page stored() {
		return this.pages.findAll().get(0);
	}

	private static Page page(String title, long hits) {
		return new Page("/", title, hits, MONDAY);
	}

}
