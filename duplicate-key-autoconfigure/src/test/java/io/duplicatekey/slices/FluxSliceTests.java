package io.duplicatekey.slices;

import org.junit.jupiter.api.Test;

import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.ApplicationContext;
import org.springframework.test.web.reactive.server.WebTestClient;

/**
 * What a test of a controller of Spring WebFlux gets without asking.
 */
@FluxSlice
class FluxSliceTests {

	@Autowired
	private ApplicationContext context;

	@Test
	void includesTheAnswer() {
		WebTestClient.bindToApplicationContext(this.context)
			.build()
			.get()
			.uri("/users")
			.exchange()
			.expectStatus()
			.isEqualTo(409)
			.expectHeader()
			.contentType("application/problem+json");
	}

}
