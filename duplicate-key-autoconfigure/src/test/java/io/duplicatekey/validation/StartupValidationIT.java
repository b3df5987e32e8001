package io.duplicatekey.validation;

import java.util.concurrent.atomic.AtomicBoolean;

import javax.sql.DataSource;

import org.junit.jupiter.api.extension.ExtendWith;

import org.springframework.boot.autoconfigure.AutoConfigurations;
import org.springframework.boot.test.context.runner.ApplicationContextRunner;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Lazy;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.datasource.DriverManagerDataSource;
import org.springframework.jdbc.datasource.lookup.AbstractRoutingDataSource;

import io.duplicatekey.DuplicateUniqueKeyException;
import io.duplicatekey.InvalidDeclarationException;
import io.duplicatekey.OnDuplicateKey;
import io.duplicatekey.autoconfigure.DuplicateKeyAutoConfiguration;
import io.duplicatekey.autoconfigure.ValidationAutoConfiguration;
import io.duplicatekey.servers.ServerTest;
import io.duplicatekey.servers.TestDatabase;
import org.junit.jupiter.api.BeforeEach;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Mapped constraints and the schema that is there.
 */
@ExtendWith(OutputCaptureExtension.class)
class StartupValidationIT {

	private static final String TYPE = DuplicateUniqueKeyException.class.getName();

	private final ApplicationContextRunner runner = new ApplicationContextRunner()
		.withConfiguration(
				AutoConfigurations.of(DuplicateKeyAutoConfiguration.class, ValidationAutoConfiguration.class))
		.withPropertyValues("duplicate-key.validate=fail");

	@BeforeEach
	void createTables(TestDatabase database) {
		JdbcTemplate template = new JdbcTemplate(database.dataSource(""));
		template.execute("CREATE TABLE users (id BIGINT AUTO_INCREMENT PRIMARY KEY, email VARCHAR(50), "
				+ "handle VARCHAR(20), UNIQUE KEY uk_users_email (email), UNIQUE KEY uk_users_handle (handle))");
		template.execute("CREATE TABLE `a.b` (id BIGINT AUTO_INCREMENT PRIMARY KEY, x INT, UNIQUE KEY `k.1` (x))");
	}

	@ServerTest
	void whatIsThereIsFoundHoweverItIsWritten(TestDatabase database) {
		CountingDataSource dataSource = new CountingDataSource(database.dataSource(""));
		on(dataSource, "uk_users_email", "users.uk_users_email", "USERS.PRIMARY", "a.b.k.1", "K.1",
				database.name() + ".users.UK_USERS_HANDLE", database.name() + ".a.b.PRIMARY")
			.run((context) -> {
				assertThat(context).hasNotFailed();
				assertThat(dataSource.statements()).hasSize(1);
			});
	}

	@ServerTest
	void whatIsMissingStopsTheStartAllAtOnce(TestDatabase database) {
		on(database.dataSource(""), "users.uk_user_email", "users.uk_users_handle", "uk_nothing_like_it")
			.run((context) -> assertThat(context.getStartupFailure())
				.isInstanceOfSatisfying(InvalidDeclarationException.class, (failure) -> {
					assertThat(failure.getDescription()).isEqualTo(
							"""
									2 declarations do not fit the schema:

									1. duplicate-key.exceptions[users.uk_user_email] names the constraint "users.uk_user_email", \
									and no unique key has that name in schema '%1$s'. \
									Table 'users' has PRIMARY, uk_users_email, uk_users_handle.
									   Did you mean 'users.uk_users_email'? Name a key that is there, or create this one.

									2. duplicate-key.exceptions[uk_nothing_like_it] names the constraint "uk_nothing_like_it", \
									and no unique key has that name in schema '%1$s'.
									   Name a key that is there, or create this one."""
								.formatted(database.name()));
					assertThat(failure.getAction()).contains("duplicate-key.validate=warn");
				}));
	}

	@ServerTest
	void whatIsMissingIsLoggedIfNothingElseIsToldAndTheStartGoesOn(TestDatabase database, CapturedOutput output) {
		on(database.dataSource(""), "users.uk_user_email").withPropertyValues("duplicate-key.validate=warn")
			.run((context) -> {
				assertThat(context).hasNotFailed();
				assertThat(output).containsOnlyOnce("WARN")
					.contains("Did you mean 'users.uk_users_email'?")
					.containsOnlyOnce("Unique keys of schema '" + database.name()
							+ "' that have no exception of their own, which @ForConstraint would give them: "
							+ "a.b (k.1), users (uk_users_email, uk_users_handle)");
			});
	}

	@ServerTest
	void urlWithoutASchemaIsSaid(TestDatabase database) {
		DataSource dataSource = new DriverManagerDataSource(database.jdbcUrl("").replace(database.name(), ""),
				database.target().server().user(), database.target().server().password());
		on(dataSource, "users.uk_users_email")
			.run((context) -> assertThat(context.getStartupFailure()).hasMessageContaining(
					"\"users.uk_users_email\", and no unique key has that name: the URL of the data source names no schema."));
		on(dataSource, database.name() + ".users.uk_users_email").run((context) -> assertThat(context).hasNotFailed());
	}

	@ServerTest
	void nothingIsAskedWhereItIsOff(TestDatabase database) {
		CountingDataSource dataSource = new CountingDataSource(database.dataSource(""));
		on(dataSource, "users.uk_user_email").withPropertyValues("duplicate-key.validate=off").run((context) -> {
			assertThat(context).hasNotFailed().doesNotHaveBean(DeclarationCheck.class);
			assertThat(dataSource.statements()).isEmpty();
		});
	}

	@ServerTest
	void methodsOfBeansAreReadAndLazyBeansAreNotMade(TestDatabase database) {
		Methods.made.set(false);
		on(database.dataSource("")).withUserConfiguration(Methods.class)
			.run((context) -> assertThat(context.getStartupFailure())
				.isInstanceOfSatisfying(InvalidDeclarationException.class, (failure) -> {
					assertThat(failure.getDescription()).startsWith("3 declarations do not fit the schema:")
						.contains("uk_on_class", "uk_on_method", "Service.changed()", "uk_lazy");
					assertThat(Methods.made).isFalse();
				}));
	}

	@ServerTest
	void oneOfSeveralDataSourcesHasToHaveIt(TestDatabase database) {
		on(database.dataSource(""), "users.uk_users_email")
			.withBean("other", DataSource.class,
					() -> new DriverManagerDataSource("jdbc:h2:mem:validation;MODE=MySQL", "sa", ""))
			.run((context) -> assertThat(context).hasNotFailed());
	}

	@ServerTest
	void dataSourcesThatLeadToOneSchemaAreAskedOnce(TestDatabase database) {
		CountingDataSource dataSource = new CountingDataSource(database.dataSource(""));
		on(dataSource, "users.uk_users_email").withBean("other", DataSource.class, () -> dataSource)
			.run((context) -> assertThat(dataSource.statements()).hasSize(1));
	}

	@ServerTest
	void aDataSourceThatCannotBeReachedStopsTheStartOnlyIfToldTo(TestDatabase database, CapturedOutput output) {
		DataSource unreachable = new DriverManagerDataSource("jdbc:mysql://127.0.0.1:1/none?connectTimeout=500", "root",
				"");
		ApplicationContextRunner both = on(database.dataSource(""), "uk_of_the_other_one").withBean("unreachable",
				DataSource.class, () -> unreachable);
		both.run((context) -> assertThat(context).getFailure()
			.isInstanceOf(InvalidDeclarationException.class)
			.hasMessageStartingWith("The data source 'unreachable' could not be asked for its unique keys: "));
		both.withPropertyValues("duplicate-key.validate=warn").run((context) -> {
			assertThat(context).hasNotFailed();
			assertThat(output).contains("The data source 'unreachable' could not be asked")
				.contains("Not in the schemas that could be asked, and perhaps in another: "
						+ "[duplicate-key.exceptions[uk_of_the_other_one]]");
		});
	}

	@ServerTest
	void aDataSourceThatRoutesAndLeadsNowhereIsNotAsked(TestDatabase database, CapturedOutput output) {
		on(database.dataSource(""), "users.uk_users_email").withBean("routing", DataSource.class, Routing::new)
			.run((context) -> {
				assertThat(context).hasNotFailed();
				assertThat(output).contains("The data source 'routing' is not asked for its unique keys");
			});
	}

	private ApplicationContextRunner on(DataSource dataSource, String... constraints) {
		ApplicationContextRunner runner = this.runner.withBean("dataSource", DataSource.class, () -> dataSource);
		for (String constraint : constraints) {
			runner = runner.withPropertyValues("duplicate-key.exceptions[" + constraint + "]=" + TYPE);
		}
		return runner;
	}

	static class Routing extends AbstractRoutingDataSource {

		Routing() {
			setTargetDataSources(java.util.Map.of());
		}

		@Override
		protected Object determineCurrentLookupKey() {
			return "nobody";
		}

	}

	@OnDuplicateKey(constraint = "users.uk_on_class")
	static class Service {

		@OnDuplicateKey(constraint = "uk_on_method")
		@OnDuplicateKey(constraint = "users.uk_users_email", throwing = DuplicateKeyException.class)
		public void changed() {
		}

	}

	static class LazyService {

		LazyService() {
			Methods.made.set(true);
		}

		@OnDuplicateKey(constraint = "uk_lazy")
		public void changed() {
		}

	}

	@Configuration(proxyBeanMethods = false)
	static class Methods {

		static final AtomicBoolean made = new AtomicBoolean();

		@Bean
		Service service() {
			return new Service();
		}

		@Bean
		@Lazy
		LazyService lazyService() {
			return new LazyService();
		}

	}

}
