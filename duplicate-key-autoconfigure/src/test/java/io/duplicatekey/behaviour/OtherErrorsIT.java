package io.duplicatekey.behaviour;

import java.io.IOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.function.Consumer;

import jakarta.persistence.EntityManager;
import org.awaitility.Awaitility;

import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.datasource.SingleConnectionDataSource;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

import io.duplicatekey.behaviour.app.Address;
import io.duplicatekey.behaviour.app.Registration;
import io.duplicatekey.behaviour.app.Shop;
import io.duplicatekey.behaviour.app.ShopRepository;
import io.duplicatekey.behaviour.app.User;
import io.duplicatekey.behaviour.app.UserRepository;
import io.duplicatekey.servers.ServerTest;
import io.duplicatekey.servers.TestTarget;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;

/**
 * Errors that are no duplicate keep exactly the type, the message and the causes that
 * they have without the starter, through JDBC, JPA and an advised method.
 */
class OtherErrorsIT {

	private static final Map<String, Consumer<BehaviourContext>> ERRORS = new LinkedHashMap<>();

	static {
		jdbc("foreign key", "INSERT INTO shops (id, owner_id) VALUES (9, 4711)");
		jdbc("referenced row", "DELETE FROM users WHERE id = 1");
		jdbc("not null", "INSERT INTO users (email_address, handle) VALUES ('b', NULL)");
		jdbc("no default", "INSERT INTO users (email_address) VALUES ('b')");
		jdbc("data too long", "INSERT INTO users (handle) VALUES ('123456789012345678901234567890')");
		jdbc("out of range", "INSERT INTO users (handle, age) VALUES ('b', 300)");
		jdbc("wrong number", "INSERT INTO users (handle, age) VALUES ('b', 'x')");
		jdbc("syntax", "INSERT INTO INTO users");
		jdbc("unknown table", "INSERT INTO nowhere VALUES (1)");
		jdbc("unknown column", "UPDATE users SET nothing = 1");
		jdbc("column count", "INSERT INTO users VALUES (1)");
		jdbc("signal",
				"SIGNAL SQLSTATE '45000' SET MESSAGE_TEXT = 'Duplicate entry ''a'' for key ''users.uk_users_email'''");
		jdbc("signal 23000", "SIGNAL SQLSTATE '23000' SET MYSQL_ERRNO = 1644, MESSAGE_TEXT = 'Duplicate entry'");
		ERRORS.put("lock wait", OtherErrorsIT::waitForLock);
		ERRORS.put("deadlock", OtherErrorsIT::deadlock);
		ERRORS.put("connection lost", (context) -> inTransaction(context,
				() -> context.bean(JdbcTemplate.class).execute("KILL CONNECTION_ID()")));
		ERRORS.put("JPA native foreign key",
				(context) -> inTransaction(context,
						() -> context.bean(EntityManager.class)
							.createNativeQuery("INSERT INTO shops (id, owner_id) VALUES (9, 4711)")
							.executeUpdate()));
		ERRORS.put("repository not null",
				(context) -> context.bean(UserRepository.class).save(new User("b@example.com", null)));
		ERRORS.put("repository too long", (context) -> context.bean(UserRepository.class)
			.save(new User("b@example.com", "123456789012345678901234567890")));
		ERRORS.put("flush too long at commit", (context) -> inTransaction(context,
				() -> context.bean(EntityManager.class).persist(new Shop(9, new Address("x", "12345678901"), null))));
		ERRORS.put("optimistic lock", OtherErrorsIT::outdate);
		ERRORS.put("no such entity",
				(context) -> context.bean(UserRepository.class).getReferenceById(4711L).setHandle("x"));
		ERRORS.put("wrong query",
				(context) -> context.bean(EntityManager.class).createQuery("select x from Nothing x"));
	}

	@ServerTest
	void areAsWithoutTheStarter(TestTarget target) {
		assertThat(ERRORS).hasSizeGreaterThan(20);
		Map<String, List<String>> without = outcomes(BehaviourContext.of(target, "duplicate-key.enabled=false"));
		assertThat(outcomes(BehaviourContext.of(target))).isEqualTo(without);
		assertThat(outcomes(BehaviourContext.of(target, "duplicate-key.aspect.advise-transactional=true")))
			.isEqualTo(without);
		assertThat(without).allSatisfy((name, chain) -> assertThat(chain).as(name).isNotEmpty());
	}

	private static Map<String, List<String>> outcomes(BehaviourContext context) {
		Map<String, List<String>> outcomes = new LinkedHashMap<>();
		ERRORS.forEach((name, action) -> {
			outcomes.put(name, chain(context, catchThrowable(() -> action.accept(context))));
			outcomes.put(name + ", advised", chain(context,
					catchThrowable(() -> context.bean(Registration.class).advised(() -> action.accept(context)))));
		});
		return outcomes;
	}

	private static List<String> chain(BehaviourContext context, Throwable thrown) {
		List<String> chain = new ArrayList<>();
		for (Throwable current = thrown; current != null; current = current.getCause()) {
			if (current instanceof IOException) {
				// How a socket tells that the server has gone varies from run to run.
				chain.add("I/O error");
				break;
			}
			String message = String.valueOf(current.getMessage())
				.replace(context.database().name(), "database")
				.replaceAll("\\(conn=\\d+\\)|\\d+ (milli)?seconds?( ago)?|[0-9,.]+ milliseconds", "#");
			chain.add(current.getClass().getName() + ": " + message);
		}
		return chain;
	}

	private static void jdbc(String name, String sql) {
		ERRORS.put(name, (context) -> context.bean(JdbcTemplate.class).execute(sql));
	}

	private static void waitForLock(BehaviourContext context) {
		withOther(context, (other) -> {
			other.update("UPDATE users SET age = 1 WHERE id = 1");
			context.bean(JdbcTemplate.class).execute("SET innodb_lock_wait_timeout = 1");
			context.bean(JdbcTemplate.class).update("UPDATE users SET age = 2 WHERE id = 1");
		});
	}

	private static void deadlock(BehaviourContext context) {
		withOther(context, (other) -> {
			// The server ends the transaction that has changed fewer rows.
			for (int i = 0; i < 20; i++) {
				other.update("INSERT INTO users (handle) VALUES (?)", "other" + i);
			}
			other.update("UPDATE users SET age = 1 WHERE id = 1");
			inTransaction(context, () -> {
				JdbcTemplate template = context.bean(JdbcTemplate.class);
				template.update("UPDATE shops SET version = 5 WHERE id = 1");
				CompletableFuture<Integer> blocked = CompletableFuture
					.supplyAsync(() -> other.update("UPDATE shops SET version = 6 WHERE id = 1"));
				try {
					awaitLockWait(context);
					template.update("UPDATE users SET age = 2 WHERE id = 1");
				}
				finally {
					// Our transaction ends only after this, but its locks are gone.
					blocked.join();
				}
			});
		});
	}

	private static void awaitLockWait(BehaviourContext context) {
		JdbcTemplate root = new JdbcTemplate(context.database().dataSource(""));
		Awaitility.await()
			.until(() -> root.queryForObject(
					"SELECT COUNT(*) FROM information_schema.INNODB_TRX WHERE trx_state = 'LOCK WAIT'",
					Integer.class) > 0);
	}

	private static void withOther(BehaviourContext context, Consumer<JdbcTemplate> action) {
		SingleConnectionDataSource other = new SingleConnectionDataSource(context.database().jdbcUrl(""),
				context.database().target().server().user(), context.database().target().server().password(), true);
		try {
			other.setAutoCommit(false);
			action.accept(new JdbcTemplate(other));
		}
		finally {
			other.destroy();
		}
	}

	private static void outdate(BehaviourContext context) {
		inTransaction(context, () -> {
			EntityManager entityManager = context.bean(EntityManager.class);
			Shop shop = entityManager.find(Shop.class, 1L);
			entityManager.createNativeQuery("UPDATE shops SET version = version + 1").executeUpdate();
			context.bean(ShopRepository.class).delete(shop);
		});
	}

	private static void inTransaction(BehaviourContext context, Runnable action) {
		new TransactionTemplate(context.bean(PlatformTransactionManager.class))
			.executeWithoutResult((status) -> action.run());
	}

}
