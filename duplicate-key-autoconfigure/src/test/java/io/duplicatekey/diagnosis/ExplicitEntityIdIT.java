package io.duplicatekey.diagnosis;

import javax.sql.DataSource;

import jakarta.persistence.EntityManager;
import jakarta.persistence.EntityManagerFactory;

import org.springframework.boot.autoconfigure.AutoConfigurations;
import org.springframework.boot.test.context.runner.ApplicationContextRunner;
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
 * Hibernate inserts an id only where the entity has one, so the placeholder tells enough.
 */
class ExplicitEntityIdIT {

	@ServerTest
	void anIdThatTheEntityHasIsExplicit(TestDatabase database) {
		DataSource pool = database.pool(4, "");
		new JdbcTemplate(pool).execute("CREATE TABLE numbered (id BIGINT AUTO_INCREMENT PRIMARY KEY)");
		new JdbcTemplate(pool).execute("INSERT INTO numbered VALUES (734512)");
		new ApplicationContextRunner()
			.withConfiguration(
					AutoConfigurations.of(DuplicateKeyAutoConfiguration.class, DiagnosisAutoConfiguration.class))
			.withPropertyValues("duplicate-key.diagnosis.timeout=20s")
			.withBean(DataSource.class, () -> pool)
			.withBean(LocalContainerEntityManagerFactoryBean.class, () -> factory(database, pool))
			.run((context) -> {
				EntityManagerFactory factory = context.getBean(EntityManagerFactory.class);
				EntityManager entityManager = SharedEntityManagerCreator.createSharedEntityManager(factory);
				TransactionTemplate transaction = new TransactionTemplate(new JpaTransactionManager(factory));
				DuplicateEntryException failure = catchThrowableOfType(DuplicateEntryException.class, () -> transaction
					.executeWithoutResult((status) -> entityManager.persist(new Numbered(734512))));
				assertThat(failure).isNotNull();
				Diagnosis diagnosis = context.getBean(DuplicateKeyDiagnostics.class).diagnose(failure);
				assertThat(diagnosis.cause()).as(diagnosis.report()).isEqualTo(DuplicateCause.EXPLICIT_ID);
				assertThat(diagnosis.report()).doesNotContain("7345");
			});
	}

	private static LocalContainerEntityManagerFactoryBean factory(TestDatabase database, DataSource pool) {
		LocalContainerEntityManagerFactoryBean factory = new LocalContainerEntityManagerFactoryBean();
		factory.setDataSource(pool);
		factory.setPackagesToScan(Numbered.class.getPackageName());
		HibernateJpaVendorAdapter adapter = new HibernateJpaVendorAdapter();
		adapter.setDatabasePlatform("org.hibernate.dialect."
				+ (database.target().server().isMariaDb() ? "MariaDBDialect" : "MySQLDialect"));
		factory.setJpaVendorAdapter(adapter);
		return factory;
	}

}
