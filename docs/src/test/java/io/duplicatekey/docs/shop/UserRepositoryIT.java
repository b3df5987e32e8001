package io.duplicatekey.docs.shop;

import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.data.jpa.test.autoconfigure.DataJpaTest;
import org.springframework.test.context.DynamicPropertyRegistry;
import org.springframework.test.context.DynamicPropertySource;

import static io.duplicatekey.test.DuplicateKeyAssertions.assertThatDuplicate;

// tag::slice[]
@DataJpaTest
class UserRepositoryIT {

	@Autowired
	private UserRepository users;

	@Test
	void anAddressHasOneAccount() {
		this.users.saveAndFlush(new User("ann@example.com", "ann"));
		assertThatDuplicate(() -> this.users.saveAndFlush(new User("ann@example.com", "anna")))
			.onConstraint("users.uk_users_email")
			.onProperties("email")
			.isInstanceOf(EmailTakenException.class);
	}

	// end::slice[]
	@BeforeAll
	static void requireServer() {
		EmbeddedServer.require();
	}

	@DynamicPropertySource
	static void dataSource(DynamicPropertyRegistry registry) {
		registry.add("spring.datasource.url",
				() -> EmbeddedServer.get().url("slice") + "?createDatabaseIfNotExist=true");
		registry.add("spring.datasource.username", () -> "root");
	}

	// tag::slice[]
}
// end::slice[]
