package io.duplicatekey.docs.shop;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

import org.junit.jupiter.api.Test;

import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.ConfigurableApplicationContext;

import io.duplicatekey.InvalidDeclarationException;
import io.duplicatekey.docs.TaggedRegion;
import io.duplicatekey.upsert.RepeatedRowsException;
import io.duplicatekey.upsert.UpsertOperations;
import io.duplicatekey.upsert.UpsertResult;
import io.duplicatekey.upsert.Via;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

/**
 * What the page about LOAD DATA says.
 */
class UpsertLoadDataIT extends RunningShop {

	@Autowired
	private ProductRepository products;

	@Test
	void theLastOfRepeatedRowsIsWritten() {
		this.products.save(product("A-1", "Anvil"));
		UpsertResult result = this.products
			.load(Stream.of(product("A-1", "First"), product("A-2", "Axe"), product("a-1", "Last")));
		assertThat(result).isEqualTo(new UpsertResult(1, 1, 1, List.of()));
		assertThat(this.products.findAll()).extracting(Product::getName).containsExactlyInAnyOrder("Last", "Axe");
	}

	@Test
	void repeatedRowsAreRejected() {
		// tag::reject[]
		Stream<Product> rows = Stream.of(product("A-1", "Anvil"), product("A-2", "Axe"), product("a-1", "Again"));
		assertThatExceptionOfType(RepeatedRowsException.class).isThrownBy(() -> this.products.loadUnrepeated(rows))
			.withMessageEndingWith("Counted from 0, these are the same: 0 = 2");
		// end::reject[]
		assertThat(this.products.count()).isZero();
	}

	@Test
	void switchedOffItSaysWhere() {
		InvalidDeclarationException ex = catchThrowableOfType(InvalidDeclarationException.class, () -> load());
		assertThat(ex).hasMessage(
				TaggedRegion.of(Path.of("src/test/resources/failures/upsert-local-infile.txt"), "message").text());
	}

	@Test
	void switchedOffItCanInsertInstead() {
		load("spring.config.additional-location=classpath:snippets/without-local-infile.yml");
		assertThat(this.products.count()).isEqualTo(1);
	}

	@Test
	void theUserNeedsThePrivilege() throws Exception {
		this.jdbcTemplate.execute("CREATE OR REPLACE USER 'app'@'%'");
		this.jdbcTemplate.execute("GRANT SELECT, INSERT, UPDATE, DELETE ON shop.* TO 'app'@'%'");
		try (ConfigurableApplicationContext context = Shops.start("spring.datasource.hikari.username=app")) {
			ProductRepository products = context.getBean(ProductRepository.class);
			assertThatExceptionOfType(InvalidDeclarationException.class)
				.isThrownBy(() -> products.load(Stream.of(product("A-1", "Anvil"))))
				.withMessageContaining("CREATE TEMPORARY TABLES");
		}
		this.jdbcTemplate.execute(Files.readString(Path.of("src/test/resources/snippets/load-data-grant.sql"))
			.replaceAll("(?m)^--.*$", ""));
		try (ConfigurableApplicationContext context = Shops.start("spring.datasource.hikari.username=app")) {
			context.getBean(ProductRepository.class).load(Stream.of(product("A-1", "Anvil")));
		}
		assertThat(this.products.count()).isEqualTo(1);
	}

	private static void load(String... properties) {
		String off = "spring.datasource.hikari.data-source-properties.allowLocalInfile=false";
		try (ConfigurableApplicationContext context = Shops
			.start(Stream.concat(Stream.of(off), Stream.of(properties)).toArray(String[]::new))) {
			context.getBean(UpsertOperations.class)
				.of(Product.class)
				.key("tenant", "sku")
				.via(Via.LOAD_DATA)
				.execute(List.of(product("A-1", "Anvil")));
		}
	}

	private static Product product(String sku, String name) {
		return new Product("acme", sku, name, "9.50", 3);
	}

}
