package io.duplicatekey.docs.shop;

import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;

import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.context.SpringBootTest.WebEnvironment;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.test.context.DynamicPropertyRegistry;
import org.springframework.test.context.DynamicPropertySource;

/**
 * The application on its server, the same for all tests, with empty tables for each.
 */
@SpringBootTest(classes = ShopApplication.class, webEnvironment = WebEnvironment.NONE)
abstract class RunningShop {

	@Autowired
	protected JdbcTemplate jdbcTemplate;

	@BeforeAll
	static void requireServer() {
		EmbeddedServer.require();
	}

	@DynamicPropertySource
	static void dataSource(DynamicPropertyRegistry registry) {
		registry.add("spring.datasource.url",
				() -> EmbeddedServer.get().url("${shop.schema:shop}") + "?createDatabaseIfNotExist=true");
		registry.add("spring.datasource.username", () -> "root");
	}

	@BeforeEach
	void empty() {
		for (String table : new String[] { "users", "reviews", "products", "orders_2026", "pages", "profiles",
				"visit_counts" }) {
			this.jdbcTemplate.update("DELETE FROM " + table);
		}
	}

}
