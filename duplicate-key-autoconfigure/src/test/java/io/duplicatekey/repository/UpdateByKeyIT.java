package io.duplicatekey.repository;

import java.math.BigDecimal;
import java.util.List;
import java.util.function.Consumer;

import jakarta.persistence.EntityManager;

import org.springframework.boot.WebApplicationType;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.dao.InvalidDataAccessApiUsageException;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

import io.duplicatekey.DuplicateUniqueKeyException;
import io.duplicatekey.InvalidDeclarationException;
import io.duplicatekey.repository.shop.Coupon;
import io.duplicatekey.repository.shop.CouponRepository;
import io.duplicatekey.repository.shop.Product;
import io.duplicatekey.repository.shop.ProductRepository;
import io.duplicatekey.repository.shop.ShopApplication;
import io.duplicatekey.servers.ServerTest;
import io.duplicatekey.servers.TestDatabase;
import io.duplicatekey.upsert.OnDuplicate;
import io.duplicatekey.upsert.UpsertOperations;
import io.duplicatekey.upsert.Via;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

/**
 * Who knows that a row is there, changes it and is told if it is not.
 */
class UpdateByKeyIT {

	private static final String[] COUNTING = { "", "useAffectedRows=true" };

	@ServerTest
	void changesTheRowThatHasTheKeyAndNoOther(TestDatabase database) {
		run(database, "", (shop) -> {
			assertThat(shop.upserts.updateByKey(apple().name("Red apple").hits(3), "tenantId", "sku")).isTrue();
			assertThat(shop.rows()).containsExactly("1 a Red apple 3 v1", "2 b Pear 0 v0");
		});
	}

	@ServerTest
	void tellsARowThatIsThereFromOneThatIsNotHoweverTheDriverCounts(TestDatabase database) {
		for (String options : COUNTING) {
			run(database, options, (shop) -> {
				assertThat(shop.upserts.updateByKey(apple().name("New"), "tenantId", "sku")).as("changed").isTrue();
				assertThat(shop.upserts.updateByKey(apple().name("New"), "tenantId", "sku")).as("unchanged").isTrue();
				assertThat(shop.upserts.updateByKey(product("z", "None"), "tenantId", "sku")).as("absent").isFalse();
				assertThat(shop.rows()).as("and none was inserted, and no version went up for nothing")
					.containsExactly("1 a New 0 v1", "2 b Pear 0 v0");
			});
		}
	}

	@ServerTest
	void changesTheColumnsThatAreNamed(TestDatabase database) {
		run(database, "", (shop) -> {
			Product given = apple().name("Renamed").hits(9);
			assertThat(shop.products().update("name").updateByKey(given)).isTrue();
			assertThat(shop.products().exclude("name").updateByKey(product("b", "Ignored").hits(7))).isTrue();
			assertThat(shop.rows()).containsExactly("1 a Renamed 0 v1", "2 b Pear 7 v1");
		});
	}

	@ServerTest
	void computesFromTheStoredAndTheGivenRow(TestDatabase database) {
		for (String options : COUNTING) {
			run(database, options, (shop) -> {
				UpsertOperations.Description<Product> add = shop.products()
					.update("updatedAt")
					.set("hits", "#old.hits + #new.hits + #extra")
					.when("#new.updatedAt > #old.updatedAt")
					.argument("extra", 10);
				assertThat(add.updateByKey(apple().hits(2).updatedAt(3))).isTrue();
				assertThat(add.updateByKey(apple().hits(2).updatedAt(2))).as("left by when, and there").isTrue();
				assertThat(add.updateByKey(product("z", "None").updatedAt(9))).isFalse();
				assertThat(shop.rows()).containsExactly("1 a Apple 12 v1", "2 b Pear 0 v0");
			});
		}
	}

	@ServerTest
	void decidesOnceWhereTheConditionReadsWhatChanges(TestDatabase database) {
		run(database, "", (shop) -> {
			UpsertOperations.Description<Product> both = shop.products()
				.update("name", "hits", "price")
				.when("#old.hits < #new.hits and #old.price <= #new.price and #old.name != 'locked'");
			assertThat(both.updateByKey(new Product(1, "a", "locked", "5").hits(5))).isTrue();
			assertThat(both.updateByKey(new Product(1, "a", "other", "6").hits(6))).isTrue();
			assertThat(shop.rows()).containsExactly("1 a locked 5 v1", "2 b Pear 0 v0");
			assertThat(shop.template.queryForObject("SELECT price FROM products WHERE sku = 'a'", BigDecimal.class))
				.isEqualByComparingTo("5");
		});
	}

	@ServerTest
	void collisionOnAnotherKeyIsATypedException(TestDatabase database) {
		run(database, "",
				(shop) -> assertThatExceptionOfType(DuplicateUniqueKeyException.class)
					.isThrownBy(() -> shop.upserts.updateByKey(new Coupon("spring", "2"), "name"))
					.satisfies((ex) -> {
						assertThat(ex.getViolation().constraint()).isEqualTo("uk_2_code");
						assertThat(ex.getViolation().table()).isEqualTo("coupons");
						assertThat(ex.getViolation().columns()).containsExactly("code");
					}));
	}

	@ServerTest
	void furtherKeysAreNoObstacle(TestDatabase database) {
		run(database, "", (shop) -> {
			assertThat(shop.upserts.updateByKey(new Coupon("spring", "3"), "name")).isTrue();
			assertThat(shop.context.getBean(CouponRepository.class).findAll()).extracting(Coupon::toString)
				.containsExactlyInAnyOrder("spring=3", "summer=2");
		});
	}

	@ServerTest
	void findsByTheGeneratedIdToo(TestDatabase database) {
		run(database, "", (shop) -> {
			Product stored = shop.repository().findBySku("a").orElseThrow();
			assertThat(shop.upserts.updateByKey(stored.name("By id"), "id")).isTrue();
			assertThat(shop.rows()).containsExactly("1 a By id 0 v1", "2 b Pear 0 v0");
			assertThatExceptionOfType(InvalidDataAccessApiUsageException.class)
				.isThrownBy(() -> shop.upserts.updateByKey(apple(), "id"))
				.withMessageContaining("no value for 'id', which is part of the key");
		});
	}

	@ServerTest
	void nullInTheKeyIsRefused(TestDatabase database) {
		run(database, "", (shop) -> {
			assertThatExceptionOfType(InvalidDataAccessApiUsageException.class)
				.isThrownBy(() -> shop.upserts.updateByKey(new Coupon(null, "9"), "name"))
				.withMessageContaining("UpsertOperations.of(Coupon.class): the row has no value for 'name'");
			assertThatExceptionOfType(InvalidDataAccessApiUsageException.class)
				.isThrownBy(() -> shop.upserts.updateByKey(null, "name"))
				.withMessage("UpsertOperations.updateByKey: entity is null");
		});
	}

	@ServerTest
	void managedCopiesShowWhatIsStored(TestDatabase database) {
		run(database, "", (shop) -> shop.transaction.executeWithoutResult((status) -> {
			EntityManager entityManager = shop.context.getBean(EntityManager.class);
			Product managed = shop.repository().findBySku("a").orElseThrow();
			managed.hits(4);
			assertThat(shop.products().update("name").updateByKey(apple().name("Refreshed"))).isTrue();
			assertThat(entityManager.contains(managed)).isTrue();
			assertThat(List.of(managed.getName(), managed.getHits())).containsExactly("Refreshed", 4);
			assertThat(managed.getVersion()).as("of the flush and of the update").isEqualTo(2);
		}));
	}

	@ServerTest
	void joinsTheRunningTransaction(TestDatabase database) {
		run(database, "", (shop) -> {
			shop.transaction.executeWithoutResult((status) -> {
				assertThat(shop.upserts.updateByKey(apple().name("Taken back"), "tenantId", "sku")).isTrue();
				status.setRollbackOnly();
			});
			assertThat(shop.rows()).containsExactly("1 a Apple 0 v0", "2 b Pear 0 v0");
			assertThatExceptionOfType(InvalidDataAccessApiUsageException.class)
				.isThrownBy(() -> shop.products().withinTransaction().updateByKey(apple()));
		});
	}

	@ServerTest
	void saysWhatCannotWork(TestDatabase database) {
		run(database, "", (shop) -> {
			assertRefused(() -> shop.upserts.updateByKey(apple(), "name"),
					"no unique index of table 'products' consists of the columns of the key, (name)");
			assertRefused(() -> shop.upserts.updateByKey(apple(), "nam"), "Did you mean 'name'?");
			assertRefused(() -> shop.products().onDuplicate(OnDuplicate.KEEP).updateByKey(apple()),
					"onDuplicate = KEEP does not go with an update by key");
			assertRefused(() -> shop.products().via(Via.LOAD_DATA).updateByKey(apple()), "via = LOAD_DATA does not go");
			assertRefused(() -> shop.products().commitEvery(5).updateByKey(apple()), "commitEvery = 5 does not go");
			assertRefused(
					() -> shop.products().exclude("name", "price", "stock", "hits", "updatedAt").updateByKey(apple()),
					"has nothing to change");
		});
	}

	private static void assertRefused(org.assertj.core.api.ThrowableAssert.ThrowingCallable call, String message) {
		assertThatExceptionOfType(InvalidDeclarationException.class).isThrownBy(call).withMessageContaining(message);
	}

	private static Product apple() {
		return product("a", "Apple");
	}

	private static Product product(String sku, String name) {
		return new Product(1, sku, name, "1");
	}

	private static void run(TestDatabase database, String options, Consumer<Shop> test) {
		try (ConfigurableApplicationContext context = new SpringApplicationBuilder(ShopApplication.class)
			.web(WebApplicationType.NONE)
			.properties(database.properties(options))
			.properties("spring.jpa.hibernate.ddl-auto=update", "spring.main.banner-mode=off",
					"spring.jmx.enabled=false", "spring.datasource.hikari.maximum-pool-size=1",
					"spring.datasource.hikari.connection-timeout=2000", "logging.level.root=warn",
					"logging.level.org.hibernate.orm.jdbc.error=off",
					"logging.level.org.hibernate.engine.jdbc.spi.SqlExceptionHelper=off")
			.run()) {
			Shop shop = new Shop(context, context.getBean(UpsertOperations.class), context.getBean(JdbcTemplate.class),
					new TransactionTemplate(context.getBean(PlatformTransactionManager.class)));
			shop.template.update("DELETE FROM products");
			shop.template.update("DELETE FROM coupons");
			shop.repository().saveAll(List.of(apple(), product("b", "Pear")));
			shop.context.getBean(CouponRepository.class)
				.saveAll(List.of(new Coupon("spring", "1"), new Coupon("summer", "2")));
			test.accept(shop);
		}
	}

	record Shop(ConfigurableApplicationContext context, UpsertOperations upserts, JdbcTemplate template,
			TransactionTemplate transaction) {

		ProductRepository repository() {
			return this.context.getBean(ProductRepository.class);
		}

		UpsertOperations.Description<Product> products() {
			return this.upserts.of(Product.class).key("tenantId", "sku");
		}

		List<String> rows() {
			return this.template.query("SELECT sku, name, hits, version FROM products ORDER BY sku",
					(row, number) -> (number + 1) + " " + row.getString(1) + " " + row.getString(2) + " "
							+ row.getInt(3) + " v" + row.getInt(4));
		}

	}

}
