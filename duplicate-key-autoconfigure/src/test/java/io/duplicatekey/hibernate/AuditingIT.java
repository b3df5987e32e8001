package io.duplicatekey.hibernate;

import java.util.List;
import java.util.Map;
import java.util.Optional;

import javax.sql.DataSource;

import jakarta.persistence.EntityManager;
import jakarta.persistence.EntityManagerFactory;

import org.springframework.context.annotation.AnnotationConfigApplicationContext;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.data.domain.AuditorAware;
import org.springframework.data.jpa.repository.config.EnableJpaAuditing;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.orm.jpa.JpaTransactionManager;
import org.springframework.orm.jpa.LocalContainerEntityManagerFactoryBean;
import org.springframework.orm.jpa.SharedEntityManagerCreator;
import org.springframework.orm.jpa.vendor.HibernateJpaVendorAdapter;
import org.springframework.transaction.support.TransactionTemplate;

import io.duplicatekey.hibernate.mapped.Audits.Audited;
import io.duplicatekey.hibernate.mapped.Changing;
import io.duplicatekey.jdbc.UpsertExecutor;
import io.duplicatekey.jdbc.UpsertReport;
import io.duplicatekey.servers.ServerTest;
import io.duplicatekey.servers.TestDatabase;
import io.duplicatekey.upsert.OnDuplicate;
import io.duplicatekey.upsert.Outcome;
import io.duplicatekey.upsert.Upserted;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Spring Data's auditing fills entities before they are written, and a stored row keeps
 * who made it, and when.
 */
class AuditingIT {

	private static volatile String user = "";

	@ServerTest
	void auditing(TestDatabase database) {
		try (AnnotationConfigApplicationContext context = new AnnotationConfigApplicationContext()) {
			context.registerBean(DataSource.class, () -> database.pool(3, ""));
			context.registerBean(LocalContainerEntityManagerFactoryBean.class, () -> factory(context, database));
			context.register(Auditing.class);
			context.refresh();
			EntityManagerFactory factory = context.getBean(EntityManagerFactory.class);
			EntityManager entityManager = SharedEntityManagerCreator.createSharedEntityManager(factory);
			TransactionTemplate transaction = new TransactionTemplate(new JpaTransactionManager(factory));
			EntityUpserts upserts = new EntityUpserts(entityManager, new UpsertExecutor(null));
			EntityUpsert<Audited> upsert = upserts.prepare(Audited.class,
					EntityUnit.definition(OnDuplicate.UPDATE, "code"));

			Audited inserted = write(transaction, upsert, "ann", 0, Outcome.INSERTED);
			assertThat(List.of(inserted.by.creator, inserted.by.changer)).containsExactly("ann", "ann");
			assertThat(inserted.createdAt).isNotNull();

			Audited unchanged = write(transaction, upsert, "bob", 0, Outcome.UNCHANGED);
			assertThat(List.of(unchanged.by.creator, unchanged.by.changer)).containsExactly("ann", "ann");
			assertThat(unchanged.getChangedAt()).isEqualTo(inserted.getChangedAt());

			Audited updated = write(transaction, upsert, "bob", 1, Outcome.UPDATED);
			assertThat(List.of(updated.by.creator, updated.by.changer)).containsExactly("ann", "bob");
			assertThat(updated.createdAt).isEqualTo(inserted.createdAt);
			// Connector/J sends whole seconds to a MariaDB that calls itself 5.5.5-10.
			assertThat(updated.getChangedAt()).isAfterOrEqualTo(inserted.getChangedAt());
			assertThat(new JdbcTemplate(context.getBean(DataSource.class))
				.queryForList("SELECT creator, changer FROM `audits$audited`")).singleElement()
				.extracting(Map::values)
				.asInstanceOf(org.assertj.core.api.InstanceOfAssertFactories.collection(Object.class))
				.containsExactly("ann", "bob");

			user = "cyd";
			EntityUpsert<Audited> update = upserts.prepareUpdate(Audited.class,
					EntityUnit.definition(OnDuplicate.UPDATE, "code"));
			Audited given = new Audited();
			given.become(2);
			assertThat(transaction.<Boolean>execute((status) -> update.updateByKey(given, Map.of()))).isTrue();
			Audited stored = transaction
				.execute((status) -> entityManager.createQuery("from " + Audited.class.getName(), Audited.class)
					.getSingleResult());
			assertThat(List.of(stored.by.creator, stored.by.changer)).containsExactly("ann", "cyd");
			assertThat(stored.createdAt).isNotNull();
			assertThat(stored.getChangedAt()).isAfterOrEqualTo(updated.getChangedAt());
		}
	}

	private static Audited write(TransactionTemplate transaction, EntityUpsert<Audited> upsert, String by, int variant,
			Outcome outcome) {
		user = by;
		Audited audited = new Audited();
		audited.become(variant);
		List<Upserted<Audited>> rows = transaction
			.execute((status) -> upsert.executeEach(List.of(audited).iterator(), Map.of(), new UpsertReport()));
		assertThat(rows).extracting(Upserted::outcome).containsExactly(outcome);
		return audited;
	}

	private static LocalContainerEntityManagerFactoryBean factory(AnnotationConfigApplicationContext context,
			TestDatabase database) {
		LocalContainerEntityManagerFactoryBean bean = new LocalContainerEntityManagerFactoryBean();
		bean.setDataSource(context.getBean(DataSource.class));
		bean.setPackagesToScan(Changing.class.getPackageName());
		HibernateJpaVendorAdapter adapter = new HibernateJpaVendorAdapter();
		adapter.setDatabasePlatform("org.hibernate.dialect."
				+ (database.target().server().isMariaDb() ? "MariaDBDialect" : "MySQLDialect"));
		bean.setJpaVendorAdapter(adapter);
		bean.setJpaPropertyMap(EntityUnit.properties());
		return bean;
	}

	@Configuration(proxyBeanMethods = false)
	@EnableJpaAuditing
	static class Auditing {

		@Bean
		AuditorAware<String> auditor() {
			return () -> Optional.of(user);
		}

	}

}
