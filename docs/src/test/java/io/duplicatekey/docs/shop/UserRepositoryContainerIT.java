package io.duplicatekey.docs.shop;

import org.junit.jupiter.api.Test;
import org.testcontainers.junit.jupiter.Container;
import org.testcontainers.junit.jupiter.Testcontainers;
import org.testcontainers.mariadb.MariaDBContainer;

import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.data.jpa.test.autoconfigure.DataJpaTest;
import org.springframework.boot.testcontainers.service.connection.ServiceConnection;

import static io.duplicatekey.test.DuplicateKeyAssertions.assertThatDuplicate;

/**
 * Runs where there is Docker.
 */
// tag::container[]
@DataJpaTest
@Testcontainers(disabledWithoutDocker = true)
class UserRepositoryContainerIT {

	@Container
	@ServiceConnection
	static MariaDBContainer server = new MariaDBContainer("mariadb:11.4");

	// end::container[]
	@Autowired
	private UserRepository users;

	@Test
	void anAddressHasOneAccount() {
		this.users.saveAndFlush(new User("ann@example.com", "ann"));
		assertThatDuplicate(() -> this.users.saveAndFlush(new User("ann@example.com", "anna")))
			.onConstraint("uk_users_email")
			.onProperties("email");
	}

	// tag::container[]
}
// end::container[]
