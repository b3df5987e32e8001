package io.duplicatekey.docs.shop;

import java.math.BigDecimal;
import java.nio.file.Path;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.stream.Stream;

import jakarta.persistence.EntityManager;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.logging.LogLevel;
import org.springframework.boot.logging.LoggingSystem;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.dao.DataIntegrityViolationException;
import org.springframework.dao.InvalidDataAccessApiUsageException;
import org.springframework.dao.InvalidDataAccessResourceUsageException;
import org.springframework.transaction.support.TransactionTemplate;

import io.duplicatekey.docs.TaggedRegion;
import io.duplicatekey.upsert.Outcome;
import io.duplicatekey.upsert.UpsertOperations;
import io.duplicatekey.upsert.UpsertResult;
import io.duplicatekey.upsert.Upserted;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

/**
 * What the page about upserts says.
 */
@ExtendWith(OutputCaptureExtension.class)
class UpsertIT extends RunningShop {

	private static final Instant MONDAY = Instant.parse("2026-01-05T00:00:00Z");

	private static final Instant TUESDAY = MONDAY.plus(1, ChronoUnit.DAYS);

	@Autowired
	private ProductRepository products;

	@Autowired
	private PageRepository pages;

	@Autowired
	private Catalog catalog;

	@Autowired
	private UpsertOperations upserts;

	@Autowired
	private EntityManager entityManager;

	@Autowired
	private TransactionTemplate transaction;

	@Test
	void totals() {
		this.products.save(anvil("9.50", 3));
		this.products.save(axe("20.00", 1));
		// tag::totals[]
		UpsertResult result = this.products.upsertAll(List.of( // in the table:
				new Product("acme", "A-1", "Anvil", "9.75", 3), // the same with another
																// price
				new Product("acme", "A-2", "Axe", "20.00", 1), // the very same
				new Product("acme", "A-3", "Awl", "2.00", 8))); // nothing with this key
		assertThat(result.inserted()).isEqualTo(1);
		assertThat(result.updated()).isEqualTo(1);
		assertThat(result.unchanged()).isEqualTo(1);
		// end::totals[]
		assertThat(result.written()).isEqualTo(2);
		assertThat(result.total()).isEqualTo(3);
	}

	@Test
	void statementOnMySql(CapturedOutput output) {
		// The one that MySQL is sent. MariaDB says no only after it is logged.
		assertThat(statement(output, "alias")).isEqualTo(expected("upsert-all-mysql"));
	}

	@Test
	void statementOnMariaDb(CapturedOutput output) {
		assertThat(statement(output, "values")).isEqualTo(expected("upsert-all-mariadb"));
	}

	@Test
	void statementOfASingleRowTellsWhetherTheKeyWasThere(CapturedOutput output) {
		atDebug(() -> this.upserts.of(Review.class)
			.key("product")
			.executeOne(new Review(this.products.save(anvil("9.50", 3)), 3)));
		assertThat(logged(output)).contains("LAST_INSERT_ID(");
	}

	@Test
	void sameObjectWithIdAndVersion() {
		Product stored = this.products.save(anvil("9.50", 3));
		Product given = anvil("9.75", 3);
		Product returned = this.products.upsert(given);
		assertThat(returned).isSameAs(given);
		assertThat(given.getId()).isEqualTo(stored.getId());
		assertThat(given.getVersion()).isEqualTo(1);
		assertThat(this.products.upsert(anvil("9.75", 3)).getVersion()).as("unchanged").isEqualTo(1);
		assertThat(this.products.upsert(axe("20.00", 1)).getId()).as("inserted").isGreaterThan(stored.getId());
	}

	@Test
	void theVersionOfTheGivenObjectIsNotCompared() {
		Product stored = this.products.save(anvil("9.50", 3));
		this.products.upsert(anvil("9.75", 3));
		this.products.upsert(anvil("9.80", 3));
		stored.setStock(9);
		assertThat(this.products.upsert(stored).getVersion()).isEqualTo(3);
		assertThat(stored.getPrice()).as("it wins, old as it is").isEqualByComparingTo("9.50");
	}

	@Test
	void onlyWhoReturnsObjectsSetsTheirIds() {
		this.pages.save(page(5, MONDAY));
		Page given = new Page("/", "Other", 5, MONDAY);
		this.pages.keepTitles(List.of(given));
		assertThat(given.getId()).isNull();
		Upserted<Page> upserted = this.pages.upsertAll(List.of(given)).get(0);
		assertThat(upserted.entity().getId()).isNotNull();
	}

	@Test
	void outcomes() {
		this.products.save(anvil("9.50", 3));
		// tag::outcomes[]
		List<Upserted<Product>> added = this.products.addMissing(List.of( // in the table:
				new Product("acme", "A-1", "Anvil", "1.00", 0), // one with this key
				new Product("acme", "A-2", "Axe", "20.00", 1))); // none
		assertThat(added).extracting(Upserted::outcome).containsExactly(Outcome.UNCHANGED, Outcome.INSERTED);
		assertThat(added).extracting((each) -> each.entity().getId()).doesNotContainNull();
		// end::outcomes[]
		assertThat(added.get(0).entity().getPrice()).as("as given").isEqualByComparingTo("1.00");
		assertThat(price("A-1")).isEqualByComparingTo("9.50");
	}

	@Test
	void mergeNewer() {
		this.pages.save(page(5, TUESDAY));
		assertThat(this.pages.mergeNewer(List.of(page(2, MONDAY)))).isZero();
		assertThat(hits()).isEqualTo(5);
		assertThat(this.pages.mergeNewer(List.of(page(2, TUESDAY.plusSeconds(1))))).isEqualTo(1);
		assertThat(hits()).isEqualTo(7);
	}

	@Test
	void nothingChangesWhereNothingDiffers() {
		Page stored = this.pages.upsertAll(List.of(page(5, MONDAY))).get(0).entity();
		Upserted<Page> again = this.pages.upsertAll(List.of(page(5, MONDAY))).get(0);
		assertThat(again.outcome()).isEqualTo(Outcome.UNCHANGED);
		assertThat(again.entity().getChangedAt()).isEqualTo(stored.getChangedAt());
		Upserted<Page> changed = this.pages.upsertAll(List.of(page(6, MONDAY))).get(0);
		assertThat(changed.outcome()).isEqualTo(Outcome.UPDATED);
		assertThat(changed.entity().getChangedAt()).isAfter(stored.getChangedAt());
		assertThat(changed.entity().getCreatedAt()).isEqualTo(stored.getCreatedAt());
	}

	@Test
	void excludedPropertyStays() {
		this.pages.save(page(5, MONDAY));
		this.pages.keepTitles(List.of(new Page("/", "Other", 6, MONDAY)));
		assertThat(this.pages.findAll()).singleElement().satisfies((page) -> {
			assertThat(page.getTitle()).isEqualTo("Home");
			assertThat(page.getHits()).isEqualTo(6);
		});
	}

	@Test
	void streamIsClosed() {
		AtomicBoolean closed = new AtomicBoolean();
		this.products.importAll(Stream.of(anvil("9.50", 3), axe("20.00", 1)).onClose(() -> closed.set(true)));
		assertThat(closed).isTrue();
		assertThat(this.products.count()).isEqualTo(2);
	}

	@Test
	void streamOfTheSameTable() {
		this.products.saveAll(List.of(anvil("9.50", 3), axe("20.00", 1)));
		this.transaction.executeWithoutResult((status) -> this.products.importAll(this.products.findAll()
			.stream()
			.map((each) -> new Product("other", each.getSku(), each.getName(), "1.00", 1))));
		assertThat(this.products.count()).isEqualTo(4);
	}

	@Test
	void callbacks() {
		Product product = this.products.save(anvil("9.50", 3));
		Review inserted = this.upserts.of(Review.class).save(new Review(product, 3));
		assertThat(inserted.getCallbacks()).isEqualTo("PrePersist ");
		Review updated = this.upserts.of(Review.class).save(new Review(product, 4));
		assertThat(updated.getCallbacks()).isEqualTo("PrePersist ");
		assertThat(updated.getId()).isEqualTo(inserted.getId());
	}

	@Test
	void noCascade() {
		assertThatExceptionOfType(InvalidDataAccessApiUsageException.class)
			.isThrownBy(() -> this.upserts.of(Review.class).save(new Review(anvil("9.50", 3), 3)))
			.withMessageContaining("An upsert does not cascade");
	}

	@Test
	void joinsTheRunningTransaction() {
		this.transaction.executeWithoutResult((status) -> {
			this.products.upsert(anvil("9.50", 3));
			status.setRollbackOnly();
		});
		assertThat(this.products.count()).isZero();
	}

	@Test
	void allOrNothingWithoutATransaction() {
		List<Product> rows = List.of(anvil("9.50", 3), new Product("acme", "A-2", "x".repeat(51), "1.00", 0));
		assertThatExceptionOfType(DataIntegrityViolationException.class)
			.isThrownBy(() -> this.products.upsertAll(rows));
		assertThat(this.products.count()).isZero();
	}

	@Test
	void pendingChangesAreFlushedFirst() {
		Product stored = this.products.save(anvil("9.50", 3));
		this.transaction.executeWithoutResult((status) -> {
			this.products.findById(stored.getId()).orElseThrow().setStock(4);
			Product given = this.products.upsert(anvil("9.50", 4));
			assertThat(given.getVersion()).as("the flush has counted, the upsert not").isEqualTo(1);
		});
	}

	@Test
	void managedCopiesAreReadAgain() {
		Product stored = this.products.save(anvil("9.50", 3));
		this.transaction.executeWithoutResult((status) -> {
			Product managed = this.products.findById(stored.getId()).orElseThrow();
			this.products.upsert(anvil("9.75", 3));
			assertThat(managed.getPrice()).isEqualByComparingTo("9.75");
			assertThat(managed.getVersion()).isEqualTo(1);
			managed.setName("Better anvil");
		});
		assertThat(this.jdbcTemplate.queryForObject("SELECT name FROM products", String.class))
			.isEqualTo("Better anvil");
	}

	@Test
	void theGivenObjectDoesNotBecomeManaged() {
		this.transaction.executeWithoutResult((status) -> {
			Product given = this.products.upsert(anvil("9.50", 3));
			assertThat(this.entityManager.contains(given)).isFalse();
		});
	}

	@Test
	void managedCopiesAreDetached() {
		Product stored = this.products.save(anvil("9.50", 3));
		this.transaction.executeWithoutResult((status) -> {
			Product managed = this.products.findById(stored.getId()).orElseThrow();
			this.products.upsertDetaching(anvil("9.75", 3));
			assertThat(managed.getPrice()).isEqualByComparingTo("9.50");
			assertThat(this.entityManager.contains(managed)).isFalse();
		});
	}

	@Test
	void persistenceContextIsCleared() {
		this.products.save(anvil("9.50", 3));
		User user = new User("ann@example.com", "ann");
		this.transaction.executeWithoutResult((status) -> {
			this.entityManager.persist(user);
			this.products.upsertClearing(anvil("9.75", 3));
			assertThat(this.entityManager.contains(user)).isFalse();
		});
		assertThat(this.jdbcTemplate.queryForObject("SELECT COUNT(*) FROM users", int.class)).as("flushed before")
			.isEqualTo(1);
	}

	@Test
	void emptyInputTouchesNothing() {
		assertThat(this.products.upsertAll(List.of()).total()).isZero();
		assertThat(this.products.addMissing(List.of())).isEmpty();
	}

	@Test
	void operations() {
		this.products.save(anvil("9.50", 3));
		assertThat(this.catalog.change(List.of(anvil("9.75", 7)), "stock").updated()).isEqualTo(1);
		assertThat(price("A-1")).isEqualByComparingTo("9.50");
	}

	@Test
	void withoutTypedExceptionsThereAreUpserts() {
		try (ConfigurableApplicationContext context = Shops
			.start("spring.config.import=classpath:snippets/disabled.yml")) {
			assertThat(context.getBean(ProductRepository.class).upsertAll(List.of(anvil("9.50", 3))).inserted())
				.isEqualTo(1);
		}
	}

	@Test
	void withoutJpa() {
		Map<String, Object> anvils = Map.of("tenant", "acme", "sku", "A-1", "name", "Anvil", "stock", 2);
		assertThat(this.catalog.importRows(List.of(anvils)).inserted()).isEqualTo(1);
		assertThat(this.catalog.importRows(List.of(anvils)).updated()).isEqualTo(1);
		assertThat(this.jdbcTemplate.queryForObject("SELECT stock FROM products", int.class)).isEqualTo(4);
	}

	private String statement(CapturedOutput output, String rowReference) {
		List<Product> rows = List.of(anvil("9.50", 3), axe("20.00", 1));
		try (ConfigurableApplicationContext context = Shops.start("duplicate-key.upsert.row-reference=" + rowReference,
				"logging.level.io.duplicatekey.jdbc=debug")) {
			ProductRepository products = context.getBean(ProductRepository.class);
			try {
				products.importAll(rows.stream());
			}
			catch (InvalidDataAccessResourceUsageException ex) {
				assertThat(rowReference).isEqualTo("alias");
			}
		}
		return logged(output);
	}

	private void atDebug(Runnable action) {
		LoggingSystem logging = LoggingSystem.get(getClass().getClassLoader());
		logging.setLogLevel("io.duplicatekey.jdbc", LogLevel.DEBUG);
		try {
			action.run();
		}
		finally {
			logging.setLogLevel("io.duplicatekey.jdbc", LogLevel.INFO);
		}
	}

	private static String logged(CapturedOutput output) {
		String line = output.toString()
			.lines()
			.filter((each) -> each.contains("Upserting by ["))
			.findFirst()
			.orElseThrow();
		return line.substring(line.indexOf('[') + 1, line.lastIndexOf(']'));
	}

	private static String expected(String file) {
		return TaggedRegion.of(Path.of("src/test/resources/statements", file + ".sql"), "statement")
			.text()
			.replaceAll("\\s+", " ");
	}

	private BigDecimal price(String sku) {
		return this.jdbcTemplate.queryForObject("SELECT price FROM products WHERE sku = ?", BigDecimal.class, sku);
	}

	private long hits() {
		return this.jdbcTemplate.queryForObject("SELECT hits FROM pages", long.class);
	}

	private static Page page(long hits, Instant seenAt) {
		return new Page("/", "Home", hits, seenAt);
	}

	private static Product anvil(String price, int stock) {
		return new Product("acme", "A-1", "Anvil", price, stock);
	}

	private static Product axe(String price, int stock) {
		return new Product("acme", "A-2", "Axe", price, stock);
	}

}
