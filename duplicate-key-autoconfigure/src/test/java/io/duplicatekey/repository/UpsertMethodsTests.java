package io.duplicatekey.repository;

import java.lang.reflect.Method;
import java.util.Collection;
import java.util.List;

import org.junit.jupiter.api.Test;

import org.springframework.data.jpa.repository.support.SimpleJpaRepository;

import io.duplicatekey.repository.shop.PlainRepository;
import io.duplicatekey.repository.shop.Product;
import io.duplicatekey.repository.shop.ProductRepository;
import io.duplicatekey.repository.shop.UpsertRepository;
import io.duplicatekey.upsert.Upsert;
import io.duplicatekey.upsert.UpsertResult;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

class UpsertMethodsTests {

	private final UpsertMethods upsertMethods = new UpsertMethods();

	@Test
	void areFoundWithInheritedOnesAndAnnotationsOfTheUsersOwn() {
		assertThat(names(ProductRepository.class)).contains("upsertAll", "upsertBase", "upsertAny", "addIfMissing")
			.doesNotContain("save", "findBySku", "rename", "upsertTwice");
	}

	@Test
	void areFoundWhereTheyAreOverridden() {
		assertThat(this.upsertMethods.of(Overriding.class)).extracting(Method::getName, Method::getDeclaringClass)
			.contains(tuple("upsertBase", Overriding.class));
		assertThat(names(Overriding.class)).containsOnlyOnce("upsertBase");
	}

	@Test
	void areNotFoundWhereThereAreNone() {
		assertThat(this.upsertMethods.areIn(PlainRepository.class)).isFalse();
		assertThat(this.upsertMethods.of(PlainRepository.class)).isEmpty();
		assertThat(this.upsertMethods.areIn(SimpleJpaRepository.class)).isFalse();
	}

	@Test
	void areMisplacedOnAClass() {
		assertThat(this.upsertMethods.ofClass(Service.class)).extracting(Method::getName).containsExactly("store");
		assertThat(this.upsertMethods.ofClass(SpecialService.class)).extracting(Method::getName)
			.containsExactly("store");
	}

	@Test
	void areNotMisplacedOnAClassThatImplementsThem() {
		assertThat(this.upsertMethods.areIn(Fake.class)).isTrue();
		assertThat(this.upsertMethods.ofClass(Fake.class)).isEmpty();
		assertThat(this.upsertMethods.ofClass(Object.class)).isEmpty();
	}

	private List<String> names(Class<?> type) {
		return this.upsertMethods.of(type).stream().map(Method::getName).toList();
	}

	interface Overriding extends UpsertRepository<Product, Long> {

		@Override
		UpsertResult upsertBase(Collection<Product> rows);

	}

	interface Custom {

		@Upsert
		void upsertByHand(List<Product> rows);

	}

	static class Service {

		@Upsert
		public void store(Product row) {
		}

		public void other(Product row) {
		}

	}

	static class SpecialService extends Service {

	}

	static class Fake implements Custom {

		@Override
		@Upsert
		public void upsertByHand(List<Product> rows) {
		}

	}

}
