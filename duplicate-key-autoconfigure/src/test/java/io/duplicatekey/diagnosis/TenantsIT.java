package io.duplicatekey.diagnosis;

import java.sql.Connection;
import java.sql.SQLException;

import javax.sql.DataSource;

import jakarta.persistence.EntityManager;
import jakarta.persistence.EntityManagerFactory;
import org.hibernate.context.spi.CurrentTenantIdentifierResolver;
import org.hibernate.engine.jdbc.connections.spi.MultiTenantConnectionProvider;

import org.springframework.boot.autoconfigure.AutoConfigurations;
import org.springframework.boot.test.context.runner.ApplicationContextRunner;
import org.springframework.dao.DataAccessException;
import org.springframework.dao.support.PersistenceExceptionTranslator;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.orm.jpa.JpaTransactionManager;
import org.springframework.orm.jpa.LocalContainerEntityManagerFactoryBean;
import org.springframework.orm.jpa.SharedEntityManagerCreator;
import org.springframework.orm.jpa.vendor.HibernateJpaVendorAdapter;
import org.springframework.transaction.support.TransactionTemplate;

import io.duplicatekey.DuplicateEntryException;
import io.duplicatekey.autoconfigure.DiagnosisAutoConfiguration;
import io.duplicatekey.autoconfigure.DuplicateKeyAutoConfiguration;
import io.duplicatekey.diagnosis.numbered.Numbered;
import io.duplicatekey.servers.ServerTest;
import io.duplicatekey.servers.TestDatabase;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

/**
 * Hibernate changes the schema of a connection with the tenant.
 */
class TenantsIT {

	@ServerTest
	void theSchemaOfATenantIsNotTakenForThatOfThePool(TestDatabase first) throws SQLException {
		try (TestDatabase second = TestDatabase.create(first.target())) {
			new JdbcTemplate(first.dataSource("")).execute("CREATE TABLE numbered (id BIGINT PRIMARY KEY)");
			new JdbcTemplate(second.dataSource("")).execute("CREATE TABLE numbered (id BIGINT PRIMARY KEY)");
			new JdbcTemplate(second.dataSource("")).execute("INSERT INTO numbered VALUES (734512)");
			sleep();
			DataSource pool = first.pool(3, "");
			new ApplicationContextRunner()
				.withConfiguration(
						AutoConfigurations.of(DuplicateKeyAutoConfiguration.class, DiagnosisAutoConfiguration.class))
				.withPropertyValues("duplicate-key.diagnosis.timeout=20s")
				.withBean(DataSource.class, () -> pool)
				.withBean("factory", LocalContainerEntityManagerFactoryBean.class,
						() -> factory(first, pool, new Tenant(pool, second.name(), first.name())))
				.run((context) -> {
					EntityManagerFactory factory = context.getBean(EntityManagerFactory.class);
					EntityManager entityManager = SharedEntityManagerCreator.createSharedEntityManager(factory);
					TransactionTemplate transaction = new TransactionTemplate(new JpaTransactionManager(factory));
					RuntimeException failure = catchThrowableOfType(RuntimeException.class,
							() -> transaction.executeWithoutResult((status) -> {
								entityManager.persist(new Numbered(734512));
								entityManager.flush();
							}));
					// As a repository does, when its transaction has ended.
					DataAccessException translated = context.getBean("&factory", PersistenceExceptionTranslator.class)
						.translateExceptionIfPossible(failure);
					assertThat(translated).isInstanceOfSatisfying(DuplicateEntryException.class,
							(ex) -> assertThat(ex.getViolation().schema()).isNotEqualTo(first.name()));
					Diagnosis diagnosis = context.getBean(DuplicateKeyDiagnostics.class).diagnose(translated);
					assertThat(diagnosis.cause()).as(diagnosis.report()).isEqualTo(DuplicateCause.NOT_DETERMINED);
				});
		}
	}

	private static void sleep() {
		try {
			Thread.sleep(2500);
		}
		catch (InterruptedException ex) {
			throw new IllegalStateException(ex);
		}
	}

	private static LocalContainerEntityManagerFactoryBean factory(TestDatabase database, DataSource pool,
			Tenant tenant) {
		LocalContainerEntityManagerFactoryBean factory = new LocalContainerEntityManagerFactoryBean();
		factory.setDataSource(pool);
		factory.setPackagesToScan(Numbered.class.getPackageName());
		HibernateJpaVendorAdapter adapter = new HibernateJpaVendorAdapter();
		adapter.setDatabasePlatform("org.hibernate.dialect."
				+ (database.target().server().isMariaDb() ? "MariaDBDialect" : "MySQLDialect"));
		factory.setJpaVendorAdapter(adapter);
		factory.getJpaPropertyMap().put("hibernate.multi_tenant_connection_provider", tenant);
		factory.getJpaPropertyMap().put("hibernate.tenant_identifier_resolver", tenant);
		return factory;
	}

	/**
	 * One tenant with a schema of its own in the same pool.
	 */
	private static final class Tenant
			implements MultiTenantConnectionProvider<String>, CurrentTenantIdentifierResolver<String> {

		private static final long serialVersionUID = 1L;

		private final transient DataSource pool;

		private final String tenant;

		private final String usual;

		Tenant(DataSource pool, String tenant, String usual) {
			this.pool = pool;
			this.tenant = tenant;
			this.usual = usual;
		}

		@Override
		public Connection getAnyConnection() throws SQLException {
			return this.pool.getConnection();
		}

		@Override
		public void releaseAnyConnection(Connection connection) throws SQLException {
			connection.close();
		}

		@Override
		public Connection getConnection(String tenant) throws SQLException {
			Connection connection = this.pool.getConnection();
			connection.setCatalog(tenant);
			return connection;
		}

		@Override
		public void releaseConnection(String tenant, Connection connection) throws SQLException {
			connection.setCatalog(this.usual);
			connection.close();
		}

		@Override
		public boolean supportsAggressiveRelease() {
			return false;
		}

		@Override
		public boolean isUnwrappableAs(Class<?> type) {
			return false;
		}

		@Override
		public <T> T unwrap(Class<T> type) {
			throw new UnsupportedOperationException(type.getName());
		}

		@Override
		public String resolveCurrentTenantIdentifier() {
			return this.tenant;
		}

		@Override
		public boolean validateExistingCurrentSessions() {
			return false;
		}

	}

}
