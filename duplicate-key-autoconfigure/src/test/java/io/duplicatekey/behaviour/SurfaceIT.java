package io.duplicatekey.behaviour;

import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

import javax.sql.DataSource;

import jakarta.persistence.EntityManager;
import jakarta.persistence.EntityManagerFactory;
import org.apache.ibatis.mapping.Environment;
import org.apache.ibatis.session.Configuration;
import org.apache.ibatis.session.SqlSession;
import org.apache.ibatis.session.SqlSessionFactoryBuilder;
import org.apache.ibatis.transaction.jdbc.JdbcTransactionFactory;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.hibernate.SessionFactory;
import org.hibernate.StatelessSession;
import org.hibernate.exception.ConstraintViolationException;
import org.jooq.SQLDialect;
import org.jooq.impl.DSL;

import org.springframework.boot.SpringBootVersion;
import org.springframework.context.ApplicationListener;
import org.springframework.context.PayloadApplicationEvent;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.core.namedparam.NamedParameterJdbcTemplate;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.core.simple.SimpleJdbcInsert;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

import io.duplicatekey.DuplicateEntryException;
import io.duplicatekey.DuplicateKeyEvent;
import io.duplicatekey.DuplicateKeyViolation;
import io.duplicatekey.DuplicateKeyViolation.Kind;
import io.duplicatekey.DuplicateKeyViolation.Rows;
import io.duplicatekey.DuplicatePrimaryKeyException;
import io.duplicatekey.DuplicateUniqueKeyException;
import io.duplicatekey.behaviour.app.Account;
import io.duplicatekey.behaviour.app.AccountRepository;
import io.duplicatekey.behaviour.app.Address;
import io.duplicatekey.behaviour.app.DeclaringRepository;
import io.duplicatekey.behaviour.app.EmailTakenException;
import io.duplicatekey.behaviour.app.HandleTakenException;
import io.duplicatekey.behaviour.app.Registration;
import io.duplicatekey.behaviour.app.Shop;
import io.duplicatekey.behaviour.app.ShopRepository;
import io.duplicatekey.behaviour.app.User;
import io.duplicatekey.behaviour.app.UserRepository;
import io.duplicatekey.servers.ServerTest;
import io.duplicatekey.servers.TestDatabase;
import io.duplicatekey.servers.TestDriver;
import io.duplicatekey.servers.TestTarget;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.catchThrowable;

/**
 * Every way in which a duplicate surfaces, in an application whose pool has one
 * connection: a look-up that borrowed a second one would time out.
 */
class SurfaceIT {

	private static final String INSERT = "INSERT INTO users (email_address, handle) VALUES ('ann@example.com', 'bob')";

	@ServerTest
	void jdbcTemplate(TestTarget target) {
		BehaviourContext context = BehaviourContext.of(target);
		assertEmailTaken(context, () -> context.bean(JdbcTemplate.class).update(INSERT));
	}

	@ServerTest
	void jdbcTemplateInTransaction(TestTarget target) {
		BehaviourContext context = BehaviourContext.of(target);
		assertEmailTaken(context, () -> inTransaction(context, () -> context.bean(JdbcTemplate.class).update(INSERT)));
	}

	@ServerTest
	void namedParameterJdbcTemplate(TestTarget target) {
		BehaviourContext context = BehaviourContext.of(target);
		assertEmailTaken(context,
				() -> context.bean(NamedParameterJdbcTemplate.class)
					.update("INSERT INTO users (email_address, handle) VALUES (:email, 'bob')",
							Map.of("email", "ann@example.com")));
	}

	@ServerTest
	void jdbcClient(TestTarget target) {
		BehaviourContext context = BehaviourContext.of(target);
		assertEmailTaken(context, () -> context.bean(JdbcClient.class).sql(INSERT).update());
	}

	@ServerTest
	void springDataJdbcSave(TestTarget target) {
		BehaviourContext context = BehaviourContext.of(target);
		ThrowingCallable save = () -> context.bean(AccountRepository.class)
			.save(new Account(null, "ann@example.com", "bob"));
		if (SpringBootVersion.getVersion().startsWith("3.")) {
			// There, Spring Data JDBC wraps what JdbcTemplate throws in an
			// exception of its own, so that only an advised method gets to the
			// duplicate.
			assertThat(catchThrowable(save)).hasCauseExactlyInstanceOf(EmailTakenException.class);
			assertEmailTaken(context, () -> context.bean(Registration.class).advised(() -> {
				context.bean(AccountRepository.class).save(new Account(null, "ann@example.com", "bob"));
			}));
			return;
		}
		assertEmailTaken(context, save);
	}

	@ServerTest
	void springDataJdbcQuery(TestTarget target) {
		BehaviourContext context = BehaviourContext.of(target);
		assertEmailTaken(context, () -> context.bean(AccountRepository.class).insert("ann@example.com", "bob"));
	}

	@ServerTest
	void repositorySave(TestTarget target) {
		BehaviourContext context = BehaviourContext.of(target);
		Throwable thrown = assertEmailTaken(context,
				() -> context.bean(UserRepository.class).save(new User("ann@example.com", "bob")));
		assertThat(thrown).hasCauseInstanceOf(ConstraintViolationException.class);
	}

	@ServerTest
	void repositorySaveAndFlush(TestTarget target) {
		BehaviourContext context = BehaviourContext.of(target);
		assertAddressTaken(() -> context.bean(ShopRepository.class)
			.saveAndFlush(new Shop(2, new Address("Main Street", "12345"), null)));
	}

	@ServerTest
	void repositoryNativeQuery(TestTarget target) {
		BehaviourContext context = BehaviourContext.of(target);
		assertEmailTaken(context, () -> context.bean(UserRepository.class).insert("ann@example.com", "bob"));
	}

	@ServerTest
	void flushAtDeclarativeCommit(TestTarget target) {
		BehaviourContext context = BehaviourContext.of(target);
		assertAddressTaken(() -> context.bean(Registration.class)
			.inTransaction(() -> context.bean(ShopRepository.class)
				.save(new Shop(2, new Address("Main Street", "12345"), null))));
	}

	@ServerTest
	void flushAtCommitOfTransactionTemplate(TestTarget target) {
		BehaviourContext context = BehaviourContext.of(target);
		assertAddressTaken(() -> inTransaction(context, () -> context.bean(EntityManager.class)
			.persist(new Shop(2, new Address("Main Street", "12345"), null))));
	}

	@ServerTest
	void updateAtCommit(TestTarget target) {
		BehaviourContext context = BehaviourContext.of(target);
		User bob = context.bean(UserRepository.class).save(new User("bob@example.com", "bob"));
		assertThatExceptionOfType(DuplicateUniqueKeyException.class)
			.isThrownBy(() -> inTransaction(context,
					() -> context.bean(UserRepository.class).findById(bob.getId()).orElseThrow().setHandle("ann")))
			.satisfies((ex) -> assertThat(ex.getViolation().properties()).containsExactly("handle"));
	}

	@ServerTest
	void primaryKey(TestTarget target) {
		BehaviourContext context = BehaviourContext.of(target);
		assertThatExceptionOfType(DuplicatePrimaryKeyException.class)
			.isThrownBy(() -> inTransaction(context,
					() -> context.bean(EntityManager.class).persist(new Shop(1, new Address("x", "y"), null))))
			.satisfies((ex) -> {
				DuplicateKeyViolation violation = ex.getViolation();
				assertThat(violation.kind()).isEqualTo(Kind.PRIMARY_KEY);
				assertThat(violation.constraint()).isEqualTo("PRIMARY");
				assertThat(violation.table()).isEqualTo("shops");
				assertThat(violation.entityType()).isEqualTo(Shop.class);
				assertThat(violation.properties()).containsExactly("id");
			});
	}

	@ServerTest
	void associationsAreProperties(TestTarget target) {
		BehaviourContext context = BehaviourContext.of(target);
		User ann = context.bean(UserRepository.class).getReferenceById(1L);
		assertThatExceptionOfType(DuplicateUniqueKeyException.class)
			.isThrownBy(() -> context.bean(ShopRepository.class).saveAndFlush(new Shop(2, new Address("x", "y"), ann)))
			.satisfies((ex) -> assertThat(ex.getViolation().properties()).containsExactly("owner"));
	}

	@ServerTest
	void entityManagerInPlainComponent(TestTarget target) {
		BehaviourContext context = BehaviourContext.of(target);
		assertEmailTaken(context,
				() -> context.bean(Registration.class)
					.advised(() -> inTransaction(context,
							() -> context.bean(EntityManager.class).persist(new User("ann@example.com", "bob")))));
	}

	@ServerTest
	void everyTransactionalMethodOnDemand(TestTarget target) {
		BehaviourContext context = BehaviourContext.of(target);
		assertThat(catchThrowable(() -> persistInTransactionalMethod(context)))
			.isInstanceOf(ConstraintViolationException.class);
		BehaviourContext widened = BehaviourContext.of(target, "duplicate-key.aspect.advise-transactional=true");
		assertEmailTaken(widened, () -> persistInTransactionalMethod(widened));
	}

	private static void persistInTransactionalMethod(BehaviourContext context) throws SQLException {
		context.bean(Registration.class)
			.inTransaction(() -> context.bean(EntityManager.class).persist(new User("ann@example.com", "bob")));
	}

	@ServerTest
	void statelessSession(TestTarget target) {
		BehaviourContext context = BehaviourContext.of(target);
		SessionFactory factory = context.bean(EntityManagerFactory.class).unwrap(SessionFactory.class);
		assertEmailTaken(context, () -> context.bean(Registration.class).advised(() -> {
			try (StatelessSession session = factory.openStatelessSession()) {
				session.insert(new User("ann@example.com", "bob"));
			}
		}));
	}

	@ServerTest
	void jdbcTemplateOfOnesOwn(TestTarget target) {
		BehaviourContext context = BehaviourContext.of(target);
		assertEmailTaken(context, () -> context.bean(Registration.class)
			.advised(() -> new JdbcTemplate(context.bean(DataSource.class)).update(INSERT)));
	}

	@ServerTest
	void simpleJdbcInsert(TestTarget target) {
		BehaviourContext context = BehaviourContext.of(target);
		SimpleJdbcInsert insert = new SimpleJdbcInsert(context.bean(DataSource.class)).withTableName("users")
			.usingColumns("email_address", "handle");
		assertEmailTaken(context, () -> context.bean(Registration.class)
			.advised(() -> insert.execute(Map.of("email_address", "ann@example.com", "handle", "bob"))));
	}

	@ServerTest
	void myBatis(TestTarget target) {
		BehaviourContext context = BehaviourContext.of(target);
		Configuration configuration = new Configuration(
				new Environment("test", new JdbcTransactionFactory(), context.bean(DataSource.class)));
		configuration.addMapper(UserMapper.class);
		assertEmailTaken(context, () -> context.bean(Registration.class).advised(() -> {
			try (SqlSession session = new SqlSessionFactoryBuilder().build(configuration).openSession()) {
				session.getMapper(UserMapper.class).insert("ann@example.com", "bob");
			}
		}));
	}

	@ServerTest
	void jooq(TestTarget target) {
		BehaviourContext context = BehaviourContext.of(target);
		assertEmailTaken(context, () -> context.bean(Registration.class)
			.advised(() -> DSL.using(context.bean(DataSource.class), SQLDialect.MYSQL).execute(INSERT)));
	}

	@ServerTest
	void plainSqlException(TestTarget target) {
		BehaviourContext context = BehaviourContext.of(target);
		// Nothing carries the statement here, so the table is known only where the
		// server's message names it.
		boolean tableInMessage = ServerMessages.nameTheTable(context.database());
		assertThatExceptionOfType(DuplicateUniqueKeyException.class)
			.isThrownBy(() -> context.bean(Registration.class).advised(() -> {
				try (Connection connection = context.bean(DataSource.class).getConnection();
						Statement statement = connection.createStatement()) {
					statement.execute(INSERT);
				}
			}))
			.satisfies((ex) -> {
				assertThat(ex.getViolation().constraint()).isEqualTo("uk_users_email");
				assertThat(ex.getViolation().table()).isEqualTo(tableInMessage ? "users" : null);
				assertThat(ex)
					.isInstanceOf(tableInMessage ? EmailTakenException.class : DuplicateUniqueKeyException.class);
			});
	}

	@ServerTest
	void batch(TestTarget target) {
		BehaviourContext context = BehaviourContext.of(target);
		List<Object[]> rows = List.of(new Object[] { "a", "a" }, new Object[] { "b", "b" },
				new Object[] { "ann@example.com", "c" }, new Object[] { "d", "d" });
		Throwable thrown = assertEmailTaken(context, () -> context.bean(JdbcTemplate.class)
			.batchUpdate("INSERT INTO users (email_address, handle) VALUES (?, ?)", rows));
		assertThat(((DuplicateEntryException) thrown).getViolation().rows())
			.hasValueSatisfying((range) -> assertThat(2).isBetween(range.first(), range.last()));
	}

	@ServerTest
	void batchInSeveralParts(TestTarget target) {
		BehaviourContext context = BehaviourContext.of(target);
		List<String> emails = List.of("a", "b", "c", "d", "ann@example.com", "f");
		assertThatExceptionOfType(EmailTakenException.class).isThrownBy(() -> context.bean(JdbcTemplate.class)
			.batchUpdate("INSERT INTO users (email_address, handle) VALUES (?, ?)", emails, 3, (statement, email) -> {
				statement.setString(1, email);
				statement.setString(2, (email.length() > 1) ? "e" : email);
			}))
			// MariaDB's driver sends a part in one piece and cannot tell its rows apart.
			.satisfies((ex) -> assertThat(ex.getViolation().rows())
				.contains((target.driver() == TestDriver.MARIADB) ? new Rows(3, 6) : new Rows(4, 4)));
	}

	@ServerTest
	void repositoryMethodWithDeclaration(TestTarget target) {
		BehaviourContext context = BehaviourContext.of(target);
		assertThatExceptionOfType(HandleTakenException.class)
			.isThrownBy(() -> context.bean(UserRepository.class).insertOrSay("bob@example.com", "ann"))
			.withCauseInstanceOf(DuplicateUniqueKeyException.class);
		assertEmailTaken(context, () -> context.bean(UserRepository.class).insertOrSay("ann@example.com", "bob"));
	}

	@ServerTest
	void theTableOfAnotherSchemaIsNoEntity(TestTarget target) throws SQLException {
		BehaviourContext context = BehaviourContext.of(target);
		JdbcTemplate template = context.bean(JdbcTemplate.class);
		try (TestDatabase archive = TestDatabase.create(target)) {
			template.execute("CREATE TABLE " + archive.name() + ".users LIKE users");
			String insert = INSERT.replace("users", archive.name() + ".users");
			template.update(insert.replace("'bob'", "'ann'"));
			assertThatExceptionOfType(DuplicateEntryException.class).isThrownBy(() -> template.update(insert))
				.satisfies((ex) -> {
					DuplicateKeyViolation violation = ex.getViolation();
					assertThat(violation.schema()).isEqualTo(archive.name());
					assertThat(violation.columns()).containsExactly("email_address");
					assertThat(violation.entityType()).isNull();
				});
		}
	}

	@ServerTest
	void aTriggerOnTheTableOfAnotherSchemaIsNoEntity(TestTarget target) throws SQLException {
		BehaviourContext context = BehaviourContext.of(target);
		JdbcTemplate template = context.bean(JdbcTemplate.class);
		try (TestDatabase archive = TestDatabase.create(target)) {
			template.execute("CREATE TABLE " + archive.name() + ".users LIKE users");
			template.update(INSERT.replace("users", archive.name() + ".users").replace("'bob'", "'ann'"));
			template.execute("CREATE TRIGGER tr BEFORE DELETE ON shops FOR EACH ROW INSERT INTO " + archive.name()
					+ ".users (email_address, handle) VALUES ('x', 'ann')");
			assertThatExceptionOfType(DuplicateEntryException.class)
				.isThrownBy(() -> template.update("DELETE FROM shops"))
				.satisfies((ex) -> {
					assertThat(ex.getViolation().constraint()).isEqualTo("uk_users_handle");
					assertThat(ex.getViolation().entityType()).isNull();
				});
		}
		finally {
			template.execute("DROP TRIGGER IF EXISTS tr");
		}
	}

	@ServerTest
	void repositoryWithDeclaration(TestTarget target) {
		BehaviourContext context = BehaviourContext.of(target);
		assertThatExceptionOfType(HandleTakenException.class)
			.isThrownBy(() -> context.bean(DeclaringRepository.class).save(new User("bob@example.com", "ann")))
			.withCauseInstanceOf(DuplicateUniqueKeyException.class);
	}

	@ServerTest
	void declarationsOnAMethod(TestTarget target) {
		BehaviourContext context = BehaviourContext.of(target);
		Registration registration = context.bean(Registration.class);
		UserRepository users = context.bean(UserRepository.class);
		assertThatExceptionOfType(IllegalStateException.class)
			.isThrownBy(() -> registration.declared(() -> users.save(new User("ann@example.com", "bob"))))
			.withCauseInstanceOf(EmailTakenException.class);
		User bob = users.save(new User("bob@example.com", "bob"));
		assertThatExceptionOfType(HandleTakenException.class).as("at commit")
			.isThrownBy(() -> registration.declared(() -> users.findById(bob.getId()).orElseThrow().setHandle("ann")));
		assertAddressTaken(() -> registration.declared(
				() -> context.bean(ShopRepository.class).save(new Shop(2, new Address("Main Street", "12345"), null))));
		assertThatExceptionOfType(HandleTakenException.class)
			.isThrownBy(() -> registration.anyConstraint(() -> context.bean(JdbcTemplate.class).update(INSERT)));
	}

	@ServerTest
	void anExceptionOfTheUsersOwnIsLeftAlone(TestTarget target) {
		BehaviourContext context = BehaviourContext.of(target);
		Throwable thrown = catchThrowable(() -> context.bean(Registration.class).anyConstraint(() -> {
			try {
				context.bean(JdbcTemplate.class).update(INSERT);
			}
			catch (DuplicateEntryException ex) {
				throw new UserException(ex);
			}
		}));
		assertThat(thrown).isInstanceOf(UserException.class);
	}

	private static void inTransaction(BehaviourContext context, Runnable action) {
		new TransactionTemplate(context.bean(PlatformTransactionManager.class))
			.executeWithoutResult((status) -> action.run());
	}

	private static Throwable assertEmailTaken(BehaviourContext context, ThrowingCallable action) {
		Told told = new Told();
		context.application().addApplicationListener(told);
		Throwable thrown = catchThrowable(action);
		context.application().removeApplicationListener(told);
		assertThat(told.events).singleElement()
			.extracting(DuplicateKeyEvent::dataSource)
			.isSameAs(context.bean(DataSource.class));
		assertThat(thrown).isExactlyInstanceOf(EmailTakenException.class).hasMessageNotContaining("ann@example.com");
		DuplicateKeyViolation violation = ((EmailTakenException) thrown).getViolation();
		assertThat(violation.constraint()).isEqualTo("uk_users_email");
		assertThat(violation.table()).isEqualTo("users");
		assertThat(violation.schema()).isEqualTo(context.database().name());
		assertThat(violation.kind()).isEqualTo(Kind.UNIQUE_KEY);
		assertThat(violation.columns()).containsExactly("email_address");
		assertThat(violation.entityType()).isEqualTo(User.class);
		assertThat(violation.properties()).containsExactly("email");
		assertThat(violation.value()).isEmpty();
		assertThat(thrown).hasRootCauseInstanceOf(SQLException.class);
		return thrown;
	}

	private static void assertAddressTaken(ThrowingCallable action) {
		assertThatExceptionOfType(DuplicateUniqueKeyException.class).isThrownBy(action).satisfies((ex) -> {
			DuplicateKeyViolation violation = ex.getViolation();
			assertThat(violation.constraint()).isEqualTo("uk_shops_address");
			assertThat(violation.columns()).containsExactly("zip_code", "street");
			assertThat(violation.entityType()).isEqualTo(Shop.class);
			assertThat(violation.properties()).containsExactly("address.zip", "address.street");
		});
	}

	interface UserMapper {

		@org.apache.ibatis.annotations.Insert("INSERT INTO users (email_address, handle) VALUES (#{email}, #{handle})")
		void insert(@org.apache.ibatis.annotations.Param("email") String email,
				@org.apache.ibatis.annotations.Param("handle") String handle);

	}

	/**
	 * Each failure is told once, however often it is translated on its way.
	 */
	private static final class Told implements ApplicationListener<PayloadApplicationEvent<DuplicateKeyEvent>> {

		private final List<DuplicateKeyEvent> events = new ArrayList<>();

		@Override
		public void onApplicationEvent(PayloadApplicationEvent<DuplicateKeyEvent> event) {
			this.events.add(event.getPayload());
		}

	}

	private static final class UserException extends RuntimeException {

		private static final long serialVersionUID = 1L;

		UserException(Throwable cause) {
			super(cause);
		}

	}

}
