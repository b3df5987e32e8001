package io.duplicatekey.slices;

import java.util.function.Consumer;

import org.junit.jupiter.api.BeforeEach;

import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.test.annotation.DirtiesContext.HierarchyMode;
import org.springframework.test.context.ContextConfiguration;
import org.springframework.test.context.DynamicPropertyRegistry;
import org.springframework.test.context.DynamicPropertySource;
import org.springframework.test.context.TestContextManager;

import io.duplicatekey.behaviour.app.Account;
import io.duplicatekey.behaviour.app.AccountRepository;
import io.duplicatekey.behaviour.app.BehaviourApplication;
import io.duplicatekey.behaviour.app.EmailTakenException;
import io.duplicatekey.behaviour.app.User;
import io.duplicatekey.behaviour.app.UserRepository;
import io.duplicatekey.servers.ServerTest;
import io.duplicatekey.servers.TestDatabase;
import io.duplicatekey.upsert.UpsertOperations;

import static io.duplicatekey.test.DuplicateKeyAssertions.assertThatDuplicate;
import static org.assertj.core.api.Assertions.assertThat;

/**
 * What tests of a part of the application get without asking, on a real server. Each is
 * loaded as JUnit would load it, once for each server.
 */
class SlicesIT {

	private static final String EMAIL = "ann@example.com";

	private static TestDatabase database;

	@BeforeEach
	void create(TestDatabase created) {
		database = created;
		new JdbcTemplate(created.dataSource("")).execute("""
				CREATE TABLE users (id BIGINT AUTO_INCREMENT PRIMARY KEY, email_address VARCHAR(50), handle VARCHAR(20),
				UNIQUE KEY uk_users_email (email_address))""");
	}

	@ServerTest
	void jpa() throws Exception {
		load(new Jpa(), (slice) -> {
			slice.users.saveAndFlush(new User(EMAIL, "ann"));
			assertThatDuplicate(() -> slice.users.saveAndFlush(new User(EMAIL, "anna"))).onConstraint("uk_users_email")
				.onProperties("email")
				.isInstanceOf(EmailTakenException.class);
			assertThat(slice.upserts).isNotNull();
		});
	}

	@ServerTest
	void jdbc() throws Exception {
		load(new Jdbc(), (slice) -> {
			String insert = "INSERT INTO users (email_address) VALUES ('" + EMAIL + "')";
			slice.template.update(insert);
			assertThatDuplicate(() -> slice.template.update(insert)).onConstraint("users.uk_users_email")
				.onColumns("email_address")
				.isExactlyInstanceOf(EmailTakenException.class);
		});
	}

	@ServerTest
	void dataJdbc() throws Exception {
		load(new DataJdbc(), (slice) -> {
			slice.accounts.save(new Account(null, EMAIL, "ann"));
			assertThatDuplicate(() -> slice.accounts.save(new Account(null, EMAIL, "anna")))
				.onConstraint("users.uk_users_email")
				.onColumns("email_address");
		});
	}

	private static <T> void load(T slice, Consumer<T> test) throws Exception {
		TestContextManager manager = new TestContextManager(slice.getClass());
		manager.prepareTestInstance(slice);
		try {
			test.accept(slice);
		}
		finally {
			// The next server needs a context of its own.
			manager.getTestContext().markApplicationContextDirty(HierarchyMode.EXHAUSTIVE);
		}
	}

	@ContextConfiguration(classes = BehaviourApplication.class)
	abstract static class OnTheDatabase {

		@DynamicPropertySource
		static void properties(DynamicPropertyRegistry registry) {
			for (String property : database.properties("")) {
				int separator = property.indexOf('=');
				registry.add(property.substring(0, separator), () -> property.substring(separator + 1));
			}
			registry.add("spring.test.database.replace", () -> "none");
			registry.add("spring.jpa.hibernate.ddl-auto", () -> "none");
		}

	}

	@JpaSlice
	static class Jpa extends OnTheDatabase {

		@Autowired
		private UserRepository users;

		@Autowired
		private UpsertOperations upserts;

	}

	@JdbcSlice
	static class Jdbc extends OnTheDatabase {

		@Autowired
		private JdbcTemplate template;

	}

	@DataJdbcSlice
	static class DataJdbc extends OnTheDatabase {

		@Autowired
		private AccountRepository accounts;

	}

}
