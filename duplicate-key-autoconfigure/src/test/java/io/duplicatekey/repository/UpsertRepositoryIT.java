package io.duplicatekey.repository;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Consumer;
import java.util.stream.Stream;

import org.springframework.boot.WebApplicationType;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.dao.InvalidDataAccessApiUsageException;
import org.springframework.dao.InvalidDataAccessResourceUsageException;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

import io.duplicatekey.DuplicateEntryException;
import io.duplicatekey.DuplicateKeyViolation;
import io.duplicatekey.InvalidDeclarationException;
import io.duplicatekey.repository.shop.Coupon;
import io.duplicatekey.repository.shop.CouponRepository;
import io.duplicatekey.repository.shop.Product;
import io.duplicatekey.repository.shop.ProductRepository;
import io.duplicatekey.repository.shop.ShopApplication;
import io.duplicatekey.servers.ServerTest;
import io.duplicatekey.servers.TestDatabase;
import io.duplicatekey.servers.TestServer;
import io.duplicatekey.upsert.OnDuplicate;
import io.duplicatekey.upsert.Outcome;
import io.duplicatekey.upsert.Permission;
import io.duplicatekey.upsert.UpsertOperations;
import io.duplicatekey.upsert.UpsertResult;
import io.duplicatekey.upsert.Upserted;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.catchThrowable;

/**
 * Upserts of an application's repositories on a server, with one connection in the pool.
 */
class UpsertRepositoryIT {

	@ServerTest
	void countInsertedUpdatedAndUnchangedRows(TestDatabase database) {
		run(database, (context) -> {
			ProductRepository products = context.getBean(ProductRepository.class);
			assertThat(products.upsertAll(List.of(apple(), pear()))).isEqualTo(new UpsertResult(2, 0, 0, List.of()));
			assertThat(products.upsertAll(Set.of(apple().name("Red apple"), pear(), product("c", "Cherry", "3"))))
				.isEqualTo(new UpsertResult(1, 1, 1, List.of()));
			assertThat(products.findBySku("a")).get()
				.extracting(Product::getName, Product::getVersion)
				.containsExactly("Red apple", 1);
			assertThat(products.count()).isEqualTo(3);
		});
	}

	@ServerTest
	void returnTheSameEntityWithIdAndVersion(TestDatabase database) {
		run(database, (context) -> {
			ProductRepository products = context.getBean(ProductRepository.class);
			Product apple = apple();
			assertThat(products.upsert(apple)).isSameAs(apple);
			assertThat(apple.getId()).isNotNull();
			Product again = apple().name("Red apple");
			assertThat(products.upsert(again)).isSameAs(again);
			assertThat(again.getId()).isEqualTo(apple.getId());
			assertThat(again.getVersion()).isEqualTo(1);
		});
	}

	@ServerTest
	void changeWhatTheyAreToldTo(TestDatabase database) {
		run(database, (context) -> {
			ProductRepository products = context.getBean(ProductRepository.class);
			products.upsertAll(List.of(apple().hits(1), pear().hits(1)));
			int written = products.mergeNewer(List.of(product("a", "Ignored", "9").hits(2).updatedAt(2),
					product("b", "Older", "9").hits(2), product("c", "Cherry", "3").hits(2)));
			assertThat(written).isEqualTo(2);
			assertThat(products.findBySku("a")).get()
				.extracting(Product::getName, Product::getHits, (product) -> product.getPrice().intValue())
				.containsExactly("Apple", 3, 9);
			assertThat(products.findBySku("b")).get().extracting(Product::getHits).isEqualTo(1);
		});
	}

	@ServerTest
	void tellWhatBecameOfEachRow(TestDatabase database) {
		run(database, (context) -> {
			ProductRepository products = context.getBean(ProductRepository.class);
			Product apple = products.upsert(apple());
			List<Product> given = List.of(apple().name("Other"), pear());
			List<Upserted<Product>> missing = products.addMissing(given);
			assertThat(missing).extracting(Upserted::outcome).containsExactly(Outcome.UNCHANGED, Outcome.INSERTED);
			assertThat(missing).extracting(Upserted::entity).containsExactlyElementsOf(given);
			assertThat(given.get(0).getId()).isEqualTo(apple.getId());
			assertThat(products.findBySku("a")).get().extracting(Product::getName).isEqualTo("Apple");
			assertThat(products.addIfMissing(pear()).outcome()).isEqualTo(Outcome.UNCHANGED);
		});
	}

	@ServerTest
	void takeRowsInEveryForm(TestDatabase database) {
		run(database, (context) -> {
			ProductRepository products = context.getBean(ProductRepository.class);
			products.write(apple(), pear());
			AtomicBoolean closed = new AtomicBoolean();
			assertThat(products.write(Stream.of(apple().name("1"), pear()).onClose(() -> closed.set(true))))
				.isEqualTo(1);
			assertThat(closed).isTrue();
			assertThat(products.write(List.of(apple().name("2"), pear()).iterator())).isEqualTo(1);
			Iterable<Product> iterable = new ArrayList<>(List.of(apple().name("3"), pear()));
			assertThat(products.write(iterable)).containsExactlyElementsOf(iterable);
			assertThat(products.findBySku("a")).get().extracting(Product::getName).isEqualTo("3");
		});
	}

	@ServerTest
	void takeArgumentsForExpressions(TestDatabase database) {
		run(database, (context) -> {
			ProductRepository products = context.getBean(ProductRepository.class);
			assertThat(products.count(apple().hits(1), 5)).isEqualTo(1);
			assertThat(products.count(apple().hits(1), 5)).isEqualTo(1);
			assertThat(products.findBySku("a")).get().extracting(Product::getHits).isEqualTo(6);
		});
	}

	@ServerTest
	void joinTransactionsOnlyWhereToldTo(TestDatabase database) {
		run(database, (context) -> {
			UpsertOperations.Description<Product> upsert = context.getBean(UpsertOperations.class)
				.of(Product.class)
				.withinTransaction();
			TransactionTemplate transaction = new TransactionTemplate(
					context.getBean(PlatformTransactionManager.class));
			assertThatExceptionOfType(InvalidDataAccessApiUsageException.class)
				.isThrownBy(() -> upsert.execute(List.of(apple())))
				.withMessageStartingWith("An upsert that only joins transactions found none");
			assertThat(transaction.<UpsertResult>execute((status) -> upsert.execute(List.of(apple()))).inserted())
				.isEqualTo(1);
		});
	}

	@ServerTest
	void refuseATransactionThatIsLost(TestDatabase database) {
		run(database, (context) -> {
			UpsertOperations.Description<Product> upsert = context.getBean(UpsertOperations.class)
				.of(Product.class)
				.withinTransaction();
			TransactionTemplate transaction = new TransactionTemplate(
					context.getBean(PlatformTransactionManager.class));
			List<Product> refused = List.of(product(null, "No sku", "1"));
			transaction.executeWithoutResult((status) -> {
				assertThat(catchThrowable(() -> upsert.execute(refused))).isNotNull();
				assertThatExceptionOfType(InvalidDataAccessApiUsageException.class)
					.isThrownBy(() -> upsert.execute(List.of(apple())))
					.withMessageContaining("repeat all of it in a new one");
				status.setRollbackOnly();
			});
			assertThat(context.getBean(ProductRepository.class).count()).isZero();
		});
	}

	@ServerTest
	void areInherited(TestDatabase database) {
		run(database, (context) -> {
			ProductRepository products = context.getBean(ProductRepository.class);
			assertThat(products.upsertBase(List.of(apple())).inserted()).isEqualTo(1);
			Product apple = apple().name("Red apple");
			assertThat(products.upsertAny(apple)).isSameAs(apple);
			assertThat(products.upsertTwice(pear()).getId()).isNotNull();
			assertThat(products.countNamed("Red apple")).isEqualTo(1);
		});
	}

	@ServerTest
	void joinTheRunningTransaction(TestDatabase database) {
		run(database, (context) -> {
			ProductRepository products = context.getBean(ProductRepository.class);
			UpsertOperations upserts = context.getBean(UpsertOperations.class);
			new TransactionTemplate(context.getBean(PlatformTransactionManager.class))
				.executeWithoutResult((status) -> {
					products.upsertAll(List.of(apple()));
					upserts.of(Product.class).key("tenantId", "sku").execute(List.of(pear()));
					assertThat(products.count()).isEqualTo(2);
					status.setRollbackOnly();
				});
			assertThat(products.count()).isZero();
		});
	}

	@ServerTest
	void writeAllRowsOrNone(TestDatabase database) {
		run(database, (context) -> {
			ProductRepository products = context.getBean(ProductRepository.class);
			assertThatExceptionOfType(InvalidDataAccessApiUsageException.class)
				.isThrownBy(() -> products.write(apple(), pear(), null))
				.withMessage("ProductRepository.write: rows[2] is null");
			assertThat(products.count()).isZero();
		});
	}

	@ServerTest
	void failWithTypedExceptions(TestDatabase database) {
		run(database, (context) -> {
			CouponRepository coupons = context.getBean(CouponRepository.class);
			coupons.upsertAll(List.of(new Coupon("a", "1"), new Coupon("b", "2")));
			Throwable failure = catchThrowable(
					() -> coupons.upsertAll(List.of(new Coupon("c", "3"), new Coupon("b", "1"))));
			assertThat(failure).isInstanceOf(DuplicateEntryException.class);
			DuplicateKeyViolation violation = ((DuplicateEntryException) failure).getViolation();
			assertThat(violation.constraint()).isEqualTo("uk_2_code");
			assertThat(violation.table()).isEqualTo("coupons");
			// MySQL's driver writes both rows by one statement.
			assertThat(violation.rows()).get().extracting(DuplicateKeyViolation.Rows::last).isEqualTo(1);
			assertThat(coupons.findAll()).extracting(Coupon::toString).containsExactlyInAnyOrder("a=1", "b=2");
			UpsertOperations.Description<Coupon> upsert = context.getBean(UpsertOperations.class)
				.of(Coupon.class)
				.key("name")
				.otherKeys(Permission.ALLOW);
			assertThatExceptionOfType(DuplicateEntryException.class)
				.isThrownBy(() -> upsert.save(new Coupon("b", "1")));
		});
	}

	@ServerTest
	void refuseFurtherUniqueKeysAtFirstUse(TestDatabase database) {
		run(database, (context) -> {
			CouponRepository coupons = context.getBean(CouponRepository.class);
			assertThatExceptionOfType(InvalidDeclarationException.class)
				.isThrownBy(() -> coupons.upsertSafely(List.of(new Coupon("a", "1"))))
				.withMessageContaining("CouponRepository.upsertSafely");
			assertThat(coupons.count()).isZero();
		});
	}

	@ServerTest
	void refuseFurtherUniqueKeysAtStartIfTold(TestDatabase database) {
		for (String bootstrapMode : new String[] { "default", "lazy", "deferred" }) {
			assertThatExceptionOfType(InvalidDeclarationException.class).isThrownBy(() -> run(database, (context) -> {
			}, "duplicate-key.validate=fail", "spring.data.jpa.repositories.bootstrap-mode=" + bootstrapMode))
				.withMessageContaining("CouponRepository.upsertSafely");
		}
	}

	@ServerTest
	void workInLazyAndDeferredRepositories(TestDatabase database) {
		for (String bootstrapMode : new String[] { "lazy", "deferred" }) {
			run(database,
					(context) -> assertThat(
							context.getBean(ProductRepository.class).upsertAll(List.of(apple())).total())
						.isEqualTo(1),
					"spring.data.jpa.repositories.bootstrap-mode=" + bootstrapMode);
		}
	}

	@ServerTest
	void areWrittenAsTheyAreTold(TestDatabase database) {
		for (String rowReference : new String[] { "auto", "values" }) {
			run(database, (context) -> {
				ProductRepository products = context.getBean(ProductRepository.class);
				assertThat(products.upsertAll(List.of(apple().name(rowReference))).total()).isEqualTo(1);
				assertThat(products.findBySku("a")).get().extracting(Product::getName).isEqualTo(rowReference);
			}, "duplicate-key.upsert.row-reference=" + rowReference);
		}
		run(database, (context) -> {
			Throwable failure = catchThrowable(
					() -> context.getBean(ProductRepository.class).upsertAll(List.of(apple())));
			if (knowsRowAliases(database.target().server())) {
				assertThat(failure).isNull();
			}
			else {
				assertThat(failure).isInstanceOf(InvalidDataAccessResourceUsageException.class)
					.hasMessageContaining("AS `new`");
			}
		}, "duplicate-key.upsert.row-reference=alias");
	}

	@ServerTest
	void canBeDescribedInCode(TestDatabase database) {
		run(database, (context) -> {
			UpsertOperations.Description<Product> upsert = context.getBean(UpsertOperations.class)
				.of(Product.class)
				.key("tenantId", "sku");
			assertThat(upsert.execute(List.of(apple(), pear()))).isEqualTo(new UpsertResult(2, 0, 0, List.of()));
			UpsertOperations.Description<Product> merge = upsert.update("price", "updatedAt")
				.set("hits", "#old.hits + #new.hits + #extra")
				.when("#new.updatedAt > #old.updatedAt");
			assertThat(merge.argument("extra", 10)
				.execute(Stream.of(product("a", "Ignored", "9").hits(2).updatedAt(2), pear().hits(2))))
				.isEqualTo(new UpsertResult(0, 1, 1, List.of()));
			ProductRepository products = context.getBean(ProductRepository.class);
			assertThat(products.findBySku("a")).get()
				.extracting(Product::getName, Product::getHits)
				.containsExactly("Apple", 12);
			UpsertOperations.Description<Product> keep = upsert.onDuplicate(OnDuplicate.KEEP);
			assertThat(keep.executeEach(List.of(apple(), product("c", "Cherry", "3")))).extracting(Upserted::outcome)
				.containsExactly(Outcome.UNCHANGED, Outcome.INSERTED);
			assertThat(keep.executeOne(apple()).outcome()).isEqualTo(Outcome.UNCHANGED);
			Product apple = apple().name("Red apple");
			assertThat(upsert.save(apple)).isSameAs(apple);
			assertThat(apple.getId()).isNotNull();
			assertThat(upsert.saveAll(List.of(apple()))).singleElement()
				.extracting(Product::getId)
				.isEqualTo(apple.getId());
			assertThat(upsert.execute(List.of())).isEqualTo(new UpsertResult(0, 0, 0, List.of()));
		});
	}

	@ServerTest
	void sayWhatIsWrongWithADescription(TestDatabase database) {
		run(database, (context) -> {
			UpsertOperations upserts = context.getBean(UpsertOperations.class);
			assertThatExceptionOfType(InvalidDeclarationException.class)
				.isThrownBy(() -> upserts.of(Product.class).key("tenant", "sku").execute(List.of(apple())))
				.withMessageContaining("UpsertOperations.of(Product.class)");
			assertThatExceptionOfType(InvalidDeclarationException.class)
				.isThrownBy(() -> upserts.of(BigDecimal.class).execute(List.of(BigDecimal.ONE)))
				.withMessageStartingWith(
						"java.math.BigDecimal is not an entity of the entity manager factories entityManagerFactory.");
			assertThatExceptionOfType(InvalidDataAccessApiUsageException.class)
				.isThrownBy(() -> upserts.of(Product.class).key("tenantId", "sku").save(null))
				.withMessage("UpsertOperations.of(Product.class): row is null");
		});
	}

	private static boolean knowsRowAliases(TestServer server) {
		int[] version = Arrays.stream(server.version().split("\\D+")).limit(3).mapToInt(Integer::parseInt).toArray();
		return !server.isMariaDb() && Arrays.compare(version, new int[] { 8, 0, 19 }) >= 0;
	}

	private static Product apple() {
		return product("a", "Apple", "1");
	}

	private static Product pear() {
		return product("b", "Pear", "2");
	}

	private static Product product(String sku, String name, String price) {
		return new Product(1, sku, name, price);
	}

	private static void run(TestDatabase database, Consumer<ConfigurableApplicationContext> test,
			String... properties) {
		try (ConfigurableApplicationContext context = new SpringApplicationBuilder(ShopApplication.class)
			.web(WebApplicationType.NONE)
			.properties(database.properties(""))
			.properties("spring.jpa.hibernate.ddl-auto=update", "spring.main.banner-mode=off",
					"spring.jmx.enabled=false", "spring.datasource.hikari.maximum-pool-size=1",
					"spring.datasource.hikari.connection-timeout=2000", "logging.level.root=warn")
			.properties(properties)
			.run()) {
			test.accept(context);
		}
	}

}
