package io.duplicatekey.hibernate;

import java.util.List;
import java.util.Map;
import java.util.function.BiConsumer;
import java.util.function.Supplier;

import javax.sql.DataSource;

import jakarta.persistence.EntityManager;
import jakarta.persistence.EntityManagerFactory;
import org.hibernate.PropertyValueException;
import org.hibernate.context.spi.CurrentTenantIdentifierResolver;

import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.orm.jpa.JpaTransactionManager;
import org.springframework.orm.jpa.LocalContainerEntityManagerFactoryBean;
import org.springframework.orm.jpa.SharedEntityManagerCreator;
import org.springframework.orm.jpa.vendor.HibernateJpaVendorAdapter;
import org.springframework.transaction.support.TransactionTemplate;

import io.duplicatekey.InvalidDeclarationException;
import io.duplicatekey.hibernate.tenants.Locker;
import io.duplicatekey.jdbc.UpsertExecutor;
import io.duplicatekey.jdbc.UpsertReport;
import io.duplicatekey.plan.UpsertDefinition;
import io.duplicatekey.servers.ServerTest;
import io.duplicatekey.servers.TestDatabase;
import io.duplicatekey.upsert.ManagedCopies;
import io.duplicatekey.upsert.OnDuplicate;
import io.duplicatekey.upsert.Permission;
import io.duplicatekey.upsert.Repeats;
import io.duplicatekey.upsert.Via;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

/**
 * Tenants that share a table change no row of each other's.
 */
class TenantIT {

	@ServerTest
	void rowOfAnotherTenantIsNotThere(TestDatabase database) {
		run(database, (unit, template) -> {
			assertThat(unit.update("b", new Locker("A-1", 9, "taken over"), "code")).isFalse();
			assertThat(contents(template)).containsExactly("a 1 shoes", "b 1 books");
			assertThat(unit.update("a", new Locker("A-1", 2, "boots"), "code")).isTrue();
			assertThat(unit.update("a", new Locker("A-1", 2, "boots"), "code")).as("unchanged").isTrue();
			assertThat(contents(template)).containsExactly("a 2 boots", "b 1 books");
		});
	}

	@ServerTest
	void tenantOfTheSessionIsPartOfTheKey(TestDatabase database) {
		run(database, (unit, template) -> {
			assertThat(unit.update("b", new Locker("B-1", 1, "maps"), "tenant", "place")).isTrue();
			assertThat(contents(template)).containsExactly("a 1 shoes", "b 1 maps");
			assertThatExceptionOfType(PropertyValueException.class)
				.isThrownBy(() -> unit.update("b", new Locker("A-1", 1, "taken over").tenant("a"), "tenant", "place"));
		});
	}

	@ServerTest
	void whoIsShownTheRowsOfAllChangesThem(TestDatabase database) {
		run(database, (unit, template) -> {
			assertThat(unit.update("root", new Locker("A-1", 5, "by root"), "code")).isTrue();
			assertThat(unit.update("root", new Locker("B-1", 1, "by root").tenant("b"), "tenant", "place")).isTrue();
			assertThat(contents(template)).containsExactly("a 5 by root", "b 1 by root");
		});
	}

	@ServerTest
	void upsertFindsTheRowOfTheSessionsTenant(TestDatabase database) {
		run(database, (unit, template) -> {
			unit.upsert("b", new Locker("B-1", 1, "maps"), "tenant", "place");
			unit.upsert("b", new Locker("B-2", 2, "pens"), "tenant", "place");
			assertThat(contents(template)).containsExactly("a 1 shoes", "b 1 maps", "b 2 pens");
		});
	}

	@ServerTest
	void upsertByAKeyWithoutTheTenantIsRefused(TestDatabase database) {
		run(database, (unit, template) -> {
			for (String key : List.of("code", "id")) {
				assertThatExceptionOfType(InvalidDeclarationException.class)
					.isThrownBy(() -> unit.upsert("b", new Locker("A-1", 9, "taken over"), key))
					.withMessageContaining("without the tenant in 'tenant'");
			}
			assertThat(contents(template)).containsExactly("a 1 shoes", "b 1 books");
		});
	}

	private static List<String> contents(JdbcTemplate template) {
		return template.queryForList("SELECT CONCAT(tenant, ' ', place, ' ', content) FROM lockers ORDER BY tenant",
				String.class);
	}

	private static void run(TestDatabase database, BiConsumer<Unit, JdbcTemplate> test) {
		for (String options : new String[] { "", "useAffectedRows=true" }) {
			DataSource dataSource = database.pool(1, options);
			JdbcTemplate template = new JdbcTemplate(dataSource);
			template.execute("DROP TABLE IF EXISTS lockers");
			template.execute("""
					CREATE TABLE lockers (id BIGINT AUTO_INCREMENT PRIMARY KEY, tenant VARCHAR(20) NOT NULL,
					code VARCHAR(20) NOT NULL, place INT NOT NULL, content VARCHAR(255),
					UNIQUE KEY uk_code (code), UNIQUE KEY uk_place (tenant, place))""");
			template.execute("""
					INSERT INTO lockers (tenant, code, place, content)
					VALUES ('a', 'A-1', 1, 'shoes'), ('b', 'B-1', 1, 'books')""");
			Tenant tenant = new Tenant();
			LocalContainerEntityManagerFactoryBean bean = factory(database, dataSource, tenant);
			try {
				EntityManagerFactory factory = bean.getObject();
				assertThat(factory).isNotNull();
				EntityManager entityManager = SharedEntityManagerCreator.createSharedEntityManager(factory);
				test.accept(new Unit(factory, new EntityUpserts(entityManager, new UpsertExecutor(null)), tenant),
						template);
			}
			finally {
				bean.destroy();
			}
		}
	}

	private static LocalContainerEntityManagerFactoryBean factory(TestDatabase database, DataSource dataSource,
			Tenant tenant) {
		LocalContainerEntityManagerFactoryBean bean = new LocalContainerEntityManagerFactoryBean();
		bean.setDataSource(dataSource);
		bean.setPackagesToScan(Locker.class.getPackageName());
		HibernateJpaVendorAdapter adapter = new HibernateJpaVendorAdapter();
		adapter.setDatabasePlatform("org.hibernate.dialect."
				+ (database.target().server().isMariaDb() ? "MariaDBDialect" : "MySQLDialect"));
		bean.setJpaVendorAdapter(adapter);
		bean.setJpaPropertyMap(Map.of("hibernate.tenant_identifier_resolver", tenant));
		bean.afterPropertiesSet();
		return bean;
	}

	private static final class Tenant implements CurrentTenantIdentifierResolver<String> {

		private String current = "root";

		@Override
		public String resolveCurrentTenantIdentifier() {
			return this.current;
		}

		@Override
		public boolean validateExistingCurrentSessions() {
			return false;
		}

		@Override
		public boolean isRoot(String tenant) {
			return "root".equals(tenant);
		}

	}

	private record Unit(EntityManagerFactory factory, EntityUpserts upserts, Tenant tenant) {

		boolean update(String tenant, Locker locker, String... key) {
			EntityUpsert<Locker> action = this.upserts.prepareUpdate(Locker.class, definition(key));
			return inTransaction(tenant, () -> action.updateByKey(locker, Map.of()));
		}

		void upsert(String tenant, Locker locker, String... key) {
			EntityUpsert<Locker> action = this.upserts.prepare(Locker.class, definition(key));
			inTransaction(tenant,
					() -> action.executeAndRead(List.of(locker).iterator(), Map.of(), new UpsertReport()));
		}

		private static UpsertDefinition definition(String... key) {
			return new UpsertDefinition("Lockers.write", List.of(key), List.of(), List.of(), Map.of(), "", Map.of(),
					OnDuplicate.UPDATE, Permission.ALLOW, Permission.ALLOW, ManagedCopies.REFRESH, Via.AUTO,
					Repeats.APPLY);
		}

		private <R> R inTransaction(String tenant, Supplier<R> work) {
			this.tenant.current = tenant;
			R result = new TransactionTemplate(new JpaTransactionManager(this.factory)).execute((status) -> work.get());
			assertThat(result).isNotNull();
			return result;
		}

	}

}
