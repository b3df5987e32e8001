package io.duplicatekey.sample.products;

import java.math.BigDecimal;
import java.util.List;

import io.duplicatekey.DuplicateUniqueKeyException;
import io.duplicatekey.upsert.UpsertResult;
import io.duplicatekey.upsert.Upserted;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIf;

import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.datasource.DriverManagerDataSource;
import org.springframework.test.context.ActiveProfiles;
import org.springframework.util.ClassUtils;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

/**
 * The products in two databases.
 */
@SpringBootTest
@ActiveProfiles("sharding")
@EnabledIf(value = "isShardingSphereThere", disabledReason = "-Psharding puts ShardingSphere on the class path")
class ShardedProductsIT {

	@Autowired
	private ProductService products;

	static boolean isShardingSphereThere() {
		return ClassUtils.isPresent("org.apache.shardingsphere.driver.ShardingSphereDriver", null);
	}

	@Test
	void tenantsAreStoredWhereTheyBelong() {
		// The hash codes of these two names are odd and even.
		List<Product> both = List.of(bell("acme"), bell("acmf"));
		assertThat(this.products.store(both)).isEqualTo(new UpsertResult(2, 0, 0, List.of()));
		assertThat(this.products.store(both)).isEqualTo(new UpsertResult(0, 0, 2, List.of()));
		assertThat(List.of(tenants(0), tenants(1))).containsExactlyInAnyOrder(List.of("acme"), List.of("acmf"));
		List<Upserted<Product>> delivered = this.products.deliver(both);
		assertThat(delivered).extracting((row) -> row.entity().getId()).doesNotContainNull().doesNotHaveDuplicates();
	}

	@Test
	void aDuplicateNamesItsKey() {
		ProductRequest crate = new ProductRequest("acme", "C-1", "Crate", new BigDecimal("9.00"), 1);
		this.products.add(crate);
		assertThatExceptionOfType(DuplicateUniqueKeyException.class).isThrownBy(() -> this.products.add(crate))
			.satisfies((ex) -> assertThat(ex.getViolation().constraint()).isEqualTo("uk_products_tenant_sku"));
	}

	private static Product bell(String tenant) {
		return new Product(tenant, "B-1", "Bell", new BigDecimal("12.50"), 4);
	}

	/**
	 * Looks behind ShardingSphere's back.
	 */
	private static List<String> tenants(int database) {
		return JdbcClient
			.create(new DriverManagerDataSource(System.getProperty("sample.url." + database),
					System.getProperty("sample.user"), System.getProperty("sample.password")))
			.sql("SELECT tenant FROM products WHERE sku = 'B-1'")
			.query(String.class)
			.list();
	}

}
