package io.duplicatekey.sample.products;

import java.util.List;

import io.duplicatekey.upsert.UpsertResult;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.webmvc.test.autoconfigure.WebMvcTest;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.test.context.bean.override.mockito.MockitoBean;
import org.springframework.test.web.servlet.assertj.MockMvcTester;

import static org.assertj.core.api.Assertions.assertThat;
import static org.mockito.ArgumentMatchers.anyList;
import static org.mockito.BDDMockito.given;
import static org.mockito.Mockito.verifyNoInteractions;

/**
 * What upserts take and answer, without a database.
 */
@WebMvcTest(ProductController.class)
class ProductControllerTests {

	private static final String ANVIL = """
			{"tenant": "acme", "sku": "A-1", "name": "Anvil", "price": 40.00, "stock": 3}""";

	@Autowired
	private MockMvcTester mvc;

	@MockitoBean
	private ProductService products;

	@Test
	void totalsAreTheAnswer() {
		given(this.products.store(anyList())).willReturn(new UpsertResult(2, 1, 4, List.of()));
		assertThat(this.mvc.put().uri("/products").contentType(MediaType.APPLICATION_JSON).content("[" + ANVIL + "]"))
			.hasStatusOk()
			.bodyJson()
			.isStrictlyEqualTo("""
					{"inserted": 2, "updated": 1, "unchanged": 4}""");
	}

	@ParameterizedTest
	@ValueSource(strings = { "null", """
			{"tenant": "acme", "sku": " ", "name": "Anvil", "price": 40.00, "stock": 3}""", """
			{"tenant": "acme", "sku": "A-1", "name": "Anvil", "stock": 3}""", """
			{"tenant": "acme", "sku": "A-1", "name": "Anvil", "price": 40.00}""", """
			{"tenant": "acme", "sku": "A-1", "name": "Anvil", "price": 40.005, "stock": 3}""", """
			{"tenant": "acme", "sku": "A-1", "name": "Anvil", "price": 40.00, "stock": 101}""" })
	void oneInvalidProductIsABadRequestForAll(String invalid) {
		String body = "[" + ANVIL + ", " + invalid + "]";
		assertThat(this.mvc.put().uri("/products").contentType(MediaType.APPLICATION_JSON).content(body))
			.hasStatus(HttpStatus.BAD_REQUEST);
		assertThat(this.mvc.post().uri("/products/deliveries").contentType(MediaType.APPLICATION_JSON).content(body))
			.hasStatus(HttpStatus.BAD_REQUEST);
		verifyNoInteractions(this.products);
	}

}
