package io.duplicatekey.plan;

import java.util.List;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import static org.assertj.core.api.Assertions.assertThat;

class NearestNamesTests {

	private static final List<String> NAMES = List.of("id", "sku", "price", "prices", "updatedAt", "address",
			"address.city", "customer.id");

	@ParameterizedTest
	@CsvSource({ "skuu, sku", "udpatedAt, updatedAt", "updated_at, updatedAt", "city, address.city", "SKU, sku",
			"adress, address", "customerId, customer.id" })
	void findsWhatWasMeant(String name, String meant) {
		assertThat(NearestNames.of(name, NAMES)).startsWith(meant);
	}

	@Test
	void namesOnlyTheNearest() {
		assertThat(NearestNames.of("prise", NAMES)).containsExactly("price");
	}

	@Test
	void namesAllThatAreEquallyNear() {
		assertThat(NearestNames.of("pric", List.of("prick", "price"))).containsExactly("price", "prick");
	}

	@Test
	void findsNothingForANameThatIsFarFromAll() {
		assertThat(NearestNames.of("warehouse", NAMES)).isEmpty();
		assertThat(NearestNames.question("warehouse", NAMES)).isEmpty();
	}

	@Test
	void namesThreeAtMost() {
		assertThat(NearestNames.of("a0", List.of("a1", "a2", "a3", "a4"))).containsExactly("a1", "a2", "a3");
	}

	@Test
	void asksWhichWasMeant() {
		assertThat(NearestNames.question("pric", List.of("prick", "price")))
			.isEqualTo("Did you mean 'price' or 'prick'? ");
	}

}
