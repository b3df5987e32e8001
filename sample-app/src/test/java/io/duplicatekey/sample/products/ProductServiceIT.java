package io.duplicatekey.sample.products;

import java.io.IOException;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;

import io.duplicatekey.upsert.Outcome;
import io.duplicatekey.upsert.UpsertResult;
import io.duplicatekey.upsert.Upserted;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.logging.LogLevel;
import org.springframework.boot.logging.LoggingSystem;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.context.SpringBootTest.WebEnvironment;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;
import org.springframework.core.io.ClassPathResource;
import org.springframework.test.context.jdbc.Sql;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * What upserts leave in the table, and what they say of it.
 */
@SpringBootTest(webEnvironment = WebEnvironment.RANDOM_PORT)
@Sql(statements = { "DELETE FROM users", "DELETE FROM products" })
@ExtendWith(OutputCaptureExtension.class)
class ProductServiceIT {

	@Autowired
	private ProductService products;

	@Autowired
	private ProductRepository repository;

	@Test
	void totalsSayWhatBecameOfTheProducts() {
		assertThat(this.products.store(List.of(anvil("40.00", 3), bell("12.50", 4)))).isEqualTo(totals(2, 0, 0));
		assertThat(this.products.store(List.of(anvil("45.00", 3), bell("12.50", 4), crate("9.00", 1))))
			.isEqualTo(totals(1, 1, 1));
		assertThat(stored("A-1").getPrice()).isEqualTo("45.00");
		assertThat(stored("B-1").getPrice()).isEqualTo("12.50");
		assertThat(stored("C-1").getPrice()).isEqualTo("9.00");
	}

	@Test
	void noProductsAreNoStatement() {
		assertThat(this.products.store(List.of())).isEqualTo(totals(0, 0, 0));
		assertThat(this.products.deliver(List.of())).isEmpty();
	}

	@Test
	void versionCountsChangesOnly() {
		this.products.store(List.of(anvil("40.00", 3)));
		assertThat(stored("A-1").getVersion()).isZero();
		this.products.store(List.of(anvil("40.00", 3)));
		assertThat(stored("A-1").getVersion()).isZero();
		this.products.store(List.of(anvil("45.00", 3)));
		assertThat(stored("A-1").getVersion()).isOne();
	}

	@Test
	void productOfAnotherTenantIsAnotherProduct() {
		this.products.store(List.of(anvil("40.00", 3)));
		Product other = new Product("other", "A-1", "Anvil", new BigDecimal("1.00"), 0);
		assertThat(this.products.store(List.of(other))).isEqualTo(totals(1, 0, 0));
		assertThat(stored("A-1").getPrice()).isEqualTo("40.00");
	}

	@Test
	void productAddedInPlainSqlIsThere() {
		this.products.add(new ProductRequest("acme", "A-1", "Anvil", new BigDecimal("40.00"), 3));
		assertThat(this.products.store(List.of(anvil("40.00", 3)))).isEqualTo(totals(0, 0, 1));
		assertThat(this.products.store(List.of(anvil("41.00", 3)))).isEqualTo(totals(0, 1, 0));
	}

	@Test
	void deliveryAddsToTheStockAndChangesNothingElse() {
		this.products.store(List.of(anvil("40.00", 3)));
		Product delivered = new Product("acme", "A-1", "A cheaper anvil", new BigDecimal("1.00"), 10);
		assertThat(this.products.deliver(List.of(delivered))).extracting(Upserted::outcome)
			.containsExactly(Outcome.UPDATED);
		Product stored = stored("A-1");
		assertThat(stored.getStock()).isEqualTo(13);
		assertThat(stored.getName()).isEqualTo("Anvil");
		assertThat(stored.getPrice()).isEqualTo("40.00");
		assertThat(stored.getVersion()).isOne();
	}

	@Test
	void eachDeliveredProductKnowsItsIdAndOutcome() {
		this.products.store(List.of(anvil("40.00", 90), bell("12.50", 4)));
		List<Product> delivered = List.of(crate("9.00", 1), anvil("40.00", 20), bell("12.50", 10));
		List<Upserted<Product>> result = this.products.deliver(delivered);
		assertThat(result).extracting(Upserted::outcome)
			.containsExactly(Outcome.INSERTED, Outcome.UNCHANGED, Outcome.UPDATED);
		assertThat(result).extracting(Upserted::entity).containsExactlyElementsOf(delivered);
		assertThat(delivered).extracting(Product::getId)
			.containsExactly(stored("C-1").getId(), stored("A-1").getId(), stored("B-1").getId());
	}

	@Test
	void deliveryThatDoesNotFitLeavesTheProductAsItIs() {
		this.products.store(List.of(anvil("40.00", 90)));
		this.products.deliver(List.of(anvil("40.00", 11)));
		assertThat(stored("A-1").getStock()).isEqualTo(90);
		assertThat(stored("A-1").getVersion()).isZero();
		this.products.deliver(List.of(anvil("40.00", 10)));
		assertThat(stored("A-1").getStock()).isEqualTo(100);
	}

	@Test
	void oneProductTwiceInADeliveryIsAddedTwice() {
		assertThat(this.products.deliver(List.of(anvil("40.00", 3), anvil("40.00", 4)))).extracting(Upserted::outcome)
			.containsExactly(Outcome.INSERTED, Outcome.UPDATED);
		assertThat(stored("A-1").getStock()).isEqualTo(7);
	}

	@Test
	void deliveriesAtTheSameTimeAllCount() throws Exception {
		this.products.store(List.of(anvil("40.00", 0)));
		Callable<List<Upserted<Product>>> delivery = () -> this.products.deliver(List.of(anvil("40.00", 2)));
		ExecutorService executor = Executors.newFixedThreadPool(8);
		try {
			List<Outcome> outcomes = new ArrayList<>();
			for (Future<List<Upserted<Product>>> done : executor.invokeAll(Collections.nCopies(40, delivery))) {
				outcomes.add(done.get().get(0).outcome());
			}
			assertThat(outcomes).containsOnly(Outcome.UPDATED);
		}
		finally {
			executor.shutdownNow();
		}
		assertThat(stored("A-1").getStock()).isEqualTo(80);
		assertThat(stored("A-1").getVersion()).isEqualTo(40);
	}

	@Test
	void statementIsTheOneOfTheReadme(CapturedOutput output) throws IOException {
		LoggingSystem logging = LoggingSystem.get(getClass().getClassLoader());
		logging.setLogLevel("io.duplicatekey", LogLevel.DEBUG);
		try {
			this.products.store(List.of(anvil("40.00", 3), bell("12.50", 4)));
		}
		finally {
			logging.setLogLevel("io.duplicatekey", null);
		}
		String shown = new ClassPathResource("upsert.sql").getContentAsString(StandardCharsets.UTF_8)
			.replaceAll("(?m)^--.*$", "")
			.strip()
			.replaceAll("\\s+", " ");
		assertThat(output).contains("Upserting by [" + shown + "]").doesNotContain("Anvil");
	}

	private static UpsertResult totals(long inserted, long updated, long unchanged) {
		return new UpsertResult(inserted, updated, unchanged, List.of());
	}

	private static Product anvil(String price, int stock) {
		return new Product("acme", "A-1", "Anvil", new BigDecimal(price), stock);
	}

	private static Product bell(String price, int stock) {
		return new Product("acme", "B-1", "Bell", new BigDecimal(price), stock);
	}

	private static Product crate(String price, int stock) {
		return new Product("acme", "C-1", "Crate", new BigDecimal(price), stock);
	}

	private Product stored(String sku) {
		return this.repository.findAll()
			.stream()
			.filter((product) -> product.getTenant().equals("acme") && product.getSku().equals(sku))
			.findFirst()
			.orElseThrow();
	}

}
