package io.duplicatekey.hibernate;

import java.sql.SQLException;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Consumer;
import java.util.function.Function;

import javax.sql.DataSource;

import jakarta.persistence.EntityManager;
import jakarta.persistence.EntityManagerFactory;
import org.jspecify.annotations.Nullable;

import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.orm.jpa.JpaTransactionManager;
import org.springframework.orm.jpa.LocalContainerEntityManagerFactoryBean;
import org.springframework.orm.jpa.SharedEntityManagerCreator;
import org.springframework.orm.jpa.vendor.HibernateJpaVendorAdapter;
import org.springframework.transaction.TransactionDefinition;
import org.springframework.transaction.support.TransactionTemplate;

import io.duplicatekey.hibernate.mapped.Changing;
import io.duplicatekey.servers.TestDatabase;
import io.duplicatekey.servers.TestDriver;
import io.duplicatekey.servers.TestTarget;
import io.duplicatekey.upsert.ManagedCopies;
import io.duplicatekey.upsert.OnDuplicate;
import io.duplicatekey.upsert.Permission;
import io.duplicatekey.upsert.Repeats;
import io.duplicatekey.upsert.Via;
import io.duplicatekey.plan.UpsertDefinition;
import io.duplicatekey.jdbc.UpsertExecutor;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * A persistence unit of the mapped entities on a server and driver, with its schema.
 */
record EntityUnit(TestDatabase database, DataSource dataSource, EntityManagerFactory factory,
		EntityManager entityManager, EntityUpserts upserts, JdbcTemplate template) {

	private static final Map<String, EntityUnit> STARTED = new ConcurrentHashMap<>();

	static EntityUnit of(TestTarget target) {
		return STARTED.computeIfAbsent(target.toString(), (key) -> start(target));
	}

	private static EntityUnit start(TestTarget target) {
		try {
			TestDatabase database = TestDatabase.create(target);
			// Two connections: Hibernate takes ids from a table with one of its own.
			DataSource dataSource = database.pool(3,
					(target.driver() == TestDriver.CONNECTOR_J) ? "allowLoadLocalInfile=true" : "");
			new JdbcTemplate(dataSource).execute("ALTER DATABASE " + database.name() + " CHARACTER SET utf8mb4");
			LocalContainerEntityManagerFactoryBean bean = new LocalContainerEntityManagerFactoryBean();
			bean.setDataSource(dataSource);
			bean.setPackagesToScan(Changing.class.getPackageName());
			HibernateJpaVendorAdapter adapter = new HibernateJpaVendorAdapter();
			adapter.setDatabasePlatform(
					"org.hibernate.dialect." + (target.server().isMariaDb() ? "MariaDBDialect" : "MySQLDialect"));
			bean.setJpaVendorAdapter(adapter);
			bean.setJpaPropertyMap(properties());
			try {
				bean.afterPropertiesSet();
			}
			catch (RuntimeException ex) {
				database.close();
				throw ex;
			}
			EntityManagerFactory factory = bean.getObject();
			assertThat(factory).isNotNull();
			EntityManager shared = SharedEntityManagerCreator.createSharedEntityManager(factory);
			Runtime.getRuntime().addShutdownHook(new Thread(() -> close(bean, database)));
			return new EntityUnit(database, dataSource, factory, shared,
					new EntityUpserts(shared, new UpsertExecutor(null)), new JdbcTemplate(dataSource));
		}
		catch (SQLException ex) {
			throw new IllegalStateException(ex);
		}
	}

	static Map<String, Object> properties() {
		Map<String, Object> properties = new HashMap<>();
		properties.put("hibernate.physical_naming_strategy",
				"org.hibernate.boot.model.naming.CamelCaseToUnderscoresNamingStrategy");
		properties.put("hibernate.auto_quote_keyword", "true");
		properties.put("hibernate.hbm2ddl.auto", "create");
		properties.put("hibernate.type.json_format_mapper", JsonFormat.class.getName());
		return properties;
	}

	private static void close(LocalContainerEntityManagerFactoryBean bean, TestDatabase database) {
		bean.destroy();
		try {
			database.close();
		}
		catch (SQLException ex) {
			// The harness can have ended its own server already.
			System.out.println("Left behind: " + database.name() + ", " + ex.getMessage());
		}
	}

	void transaction(Consumer<EntityManager> work) {
		inTransaction((entityManager) -> {
			work.accept(entityManager);
			return null;
		});
	}

	<R extends @Nullable Object> R inTransaction(Function<EntityManager, R> work) {
		return inTransaction(TransactionDefinition.ISOLATION_DEFAULT, work);
	}

	<R extends @Nullable Object> R inTransaction(int isolation, Function<EntityManager, R> work) {
		TransactionTemplate transaction = new TransactionTemplate(new JpaTransactionManager(this.factory));
		transaction.setIsolationLevel(isolation);
		return transaction.execute((status) -> work.apply(this.entityManager));
	}

	<T> EntityUpsert<T> prepare(Class<T> type, OnDuplicate mode, String... key) {
		return this.upserts.prepare(type, definition(mode, key));
	}

	<T> EntityUpsert<T> prepare(Class<T> type, Via via, String... key) {
		return this.upserts.prepare(type, definition(OnDuplicate.UPDATE, via, key));
	}

	static UpsertDefinition definition(OnDuplicate mode, String... key) {
		return definition(mode, Via.AUTO, key);
	}

	private static UpsertDefinition definition(OnDuplicate mode, Via via, String... key) {
		return definition(mode, via, Repeats.APPLY, key);
	}

	static UpsertDefinition definition(OnDuplicate mode, Via via, Repeats repeats, String... key) {
		return new UpsertDefinition("Test.upsert", List.of(key), List.of(), List.of(), Map.of(), "", Map.of(), mode,
				Permission.REFUSE, Permission.REFUSE, ManagedCopies.REFRESH, via, repeats);
	}

}
