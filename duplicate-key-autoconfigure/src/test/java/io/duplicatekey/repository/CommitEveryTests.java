package io.duplicatekey.repository;

import java.util.Collection;
import java.util.List;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

import io.duplicatekey.InvalidDeclarationException;
import io.duplicatekey.repository.shop.Product;
import io.duplicatekey.upsert.Repeats;
import io.duplicatekey.upsert.Upsert;
import io.duplicatekey.upsert.UpsertResult;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

class CommitEveryTests {

	@Test
	void isReadWhereItCanWork() {
		assertThat(commitEvery("totals")).isEqualTo(10);
		assertThat(commitEvery("nothing")).isEqualTo(10);
		assertThat(commitEvery("ownTransactions")).isEqualTo(10);
		assertThat(commitEvery("never")).isZero();
	}

	@ParameterizedTest
	@CsvSource({ "negative, has commitEvery = -1.",
			"entities, has commitEvery = 10 and returns what became of each row",
			"one, has commitEvery = 10 and takes one row.", "repeats, has commitEvery = 10 and repeats = KEEP_LAST",
			"supports, has commitEvery = 10 and @Transactional(propagation = SUPPORTS)" })
	void isRefusedWhereItCannot(String method, String message) {
		assertThatExceptionOfType(InvalidDeclarationException.class).isThrownBy(() -> commitEvery(method))
			.withMessageStartingWith("Committing." + method + " " + message)
			.satisfies((ex) -> assertThat(ex.getAction()).isNotBlank());
	}

	private static int commitEvery(String name) {
		UpsertDeclaration declaration = new UpsertDeclaration(List.of(Committing.class.getMethods())
			.stream()
			.filter((method) -> method.getName().equals(name))
			.findFirst()
			.orElseThrow(), Committing.class, Product.class);
		GivenRows rows = declaration.rows();
		return declaration.commitEvery(rows, declaration.result(rows));
	}

	interface Committing {

		@Upsert(commitEvery = 10)
		UpsertResult totals(Collection<Product> rows);

		@Upsert(commitEvery = 10)
		void nothing(Product... rows);

		@Upsert(commitEvery = 10)
		@Transactional(propagation = Propagation.REQUIRES_NEW, timeout = 10)
		long ownTransactions(Iterable<Product> rows);

		@Upsert
		int never(Collection<Product> rows);

		@Upsert(commitEvery = -1)
		void negative(Collection<Product> rows);

		@Upsert(commitEvery = 10)
		List<Product> entities(Collection<Product> rows);

		@Upsert(commitEvery = 10)
		void one(Product row);

		@Upsert(commitEvery = 10, repeats = Repeats.KEEP_LAST)
		void repeats(Collection<Product> rows);

		@Upsert(commitEvery = 10)
		@Transactional(propagation = Propagation.SUPPORTS)
		void supports(Collection<Product> rows);

	}

}
