package io.duplicatekey.hibernate;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import java.util.function.Function;

import javax.sql.DataSource;

import jakarta.persistence.EntityManager;
import jakarta.persistence.EntityManagerFactory;
import org.hibernate.FlushMode;
import org.hibernate.Session;
import org.hibernate.SessionFactory;
import org.jspecify.annotations.Nullable;

import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.orm.jpa.JpaTransactionManager;
import org.springframework.orm.jpa.LocalContainerEntityManagerFactoryBean;
import org.springframework.orm.jpa.SharedEntityManagerCreator;
import org.springframework.orm.jpa.vendor.HibernateJpaVendorAdapter;
import org.springframework.transaction.support.TransactionTemplate;

import io.duplicatekey.hibernate.cached.Article;
import io.duplicatekey.servers.ServerTest;
import io.duplicatekey.servers.TestDatabase;
import io.duplicatekey.jdbc.Counting;
import io.duplicatekey.upsert.ManagedCopies;
import io.duplicatekey.upsert.OnDuplicate;
import io.duplicatekey.upsert.Permission;
import io.duplicatekey.upsert.Repeats;
import io.duplicatekey.upsert.Via;
import io.duplicatekey.plan.UpsertDefinition;
import io.duplicatekey.jdbc.UpsertExecutor;
import io.duplicatekey.upsert.UpsertResult;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * What a persistence context and the second-level cache show after an upsert, which goes
 * past both of them.
 */
class ManagedCopiesIT {

	@ServerTest
	void pendingChangesAreWrittenFirst(TestDatabase database) {
		run(database, (unit) -> unit.transaction((entityManager) -> {
			entityManager.persist(new Article(7, "G", 1));
			assertThat(unit.upsert(ManagedCopies.REFRESH, new Article(7, "G", 2)).updated()).isEqualTo(1);
		}));
	}

	@ServerTest
	void pendingChangesStayPendingWhereTheSessionFlushesByHand(TestDatabase database) {
		run(database, (unit) -> unit.transaction((entityManager) -> {
			entityManager.unwrap(Session.class).setHibernateFlushMode(FlushMode.MANUAL);
			entityManager.persist(new Article(7, "G", 1));
			assertThat(unit.upsert(ManagedCopies.DETACH, new Article(8, "H", 2)).inserted()).isEqualTo(1);
			assertThat(unit.template.queryForObject("SELECT COUNT(*) FROM articles WHERE id = 7", Integer.class))
				.isZero();
		}));
	}

	@ServerTest
	void copyIsReadAgainAndStaysManaged(TestDatabase database) {
		run(database, (unit) -> {
			unit.transaction((entityManager) -> {
				Article copy = entityManager.find(Article.class, 1);
				unit.upsert(ManagedCopies.REFRESH, new Article(1, "A", 11));
				assertThat(List.of(copy.getPrice(), copy.getVersion())).isEqualTo(List.of(11, 1));
				assertThat(entityManager.contains(copy)).isTrue();
				copy.setPrice(12);
			});
			assertThat(unit.stored(1)).isEqualTo("12 v2");
		});
	}

	@ServerTest
	void copyIsFoundByTheCollationOfTheKey(TestDatabase database) {
		run(database, (unit) -> unit.transaction((entityManager) -> {
			Article copy = entityManager.find(Article.class, 1);
			unit.upsert(ManagedCopies.REFRESH, List.of("code"), Permission.ALLOW, new Article(99, "a", 11));
			assertThat(copy.getPrice()).isEqualTo(11);
		}));
	}

	@ServerTest
	void changesOfACopyThatIsReadAgainAreNotLost(TestDatabase database) {
		run(database, (unit) -> {
			unit.transaction((entityManager) -> {
				Article copy = entityManager.find(Article.class, 2);
				copy.setPrice(22);
				unit.upsert(ManagedCopies.REFRESH, new Article(1, "A", 11));
			});
			assertThat(unit.stored(2)).isEqualTo("22 v1");
		});
	}

	@ServerTest
	void onlyCopiesOfWrittenRowsAreRead(TestDatabase database) {
		run(database, (unit) -> unit.transaction((entityManager) -> {
			List<Article> copies = entityManager.createQuery("from Article", Article.class).getResultList();
			assertThat(copies).hasSize(3);
			long before = unit.statements();
			unit.upsert(ManagedCopies.REFRESH, new Article(1, "A", 11));
			assertThat(unit.statements() - before).as("statements of Hibernate's own").isEqualTo(1);
		}));
	}

	@ServerTest
	void nothingIsReadWhereNothingIsManaged(TestDatabase database) {
		run(database, (unit) -> unit.transaction((entityManager) -> {
			long before = unit.statements();
			unit.upsert(ManagedCopies.REFRESH, new Article(1, "A", 11));
			assertThat(unit.statements() - before).as("statements of Hibernate's own").isZero();
		}));
	}

	@ServerTest
	void copyIsDetached(TestDatabase database) {
		run(database, (unit) -> {
			unit.transaction((entityManager) -> {
				Article written = entityManager.find(Article.class, 1);
				Article other = entityManager.find(Article.class, 2);
				unit.upsert(ManagedCopies.DETACH, new Article(1, "A", 11));
				assertThat(entityManager.contains(written)).isFalse();
				assertThat(entityManager.contains(other)).isTrue();
				assertThat(entityManager.find(Article.class, 1).getPrice()).isEqualTo(11);
			});
			assertThat(unit.stored(1)).isEqualTo("11 v1");
		});
	}

	@ServerTest
	void contextIsCleared(TestDatabase database) {
		run(database, (unit) -> unit.transaction((entityManager) -> {
			Article other = entityManager.find(Article.class, 2);
			unit.upsert(ManagedCopies.CLEAR, new Article(1, "A", 11));
			assertThat(entityManager.contains(other)).isFalse();
		}));
	}

	@ServerTest
	void givenObjectCanBeManaged(TestDatabase database) {
		run(database, (unit) -> {
			unit.transaction((entityManager) -> {
				Article given = entityManager.find(Article.class, 1);
				given.setPrice(11);
				UpsertResult result = unit.upsert(ManagedCopies.REFRESH, given);
				// Its change was pending, and written before.
				assertThat(result.unchanged()).isEqualTo(1);
				assertThat(List.of(given.getPrice(), given.getVersion())).isEqualTo(List.of(11, 1));
			});
			assertThat(unit.stored(1)).isEqualTo("11 v1");
		});
	}

	@ServerTest
	void copyOfAReplacedRowIsDetached(TestDatabase database) {
		run(database, (unit) -> {
			unit.transaction((entityManager) -> {
				Article copy = entityManager.find(Article.class, 1);
				UpsertDefinition replace = definition(ManagedCopies.REFRESH, List.of("code"), OnDuplicate.REPLACE,
						Permission.ALLOW);
				unit.upserts.prepare(Article.class, replace)
					.execute(List.of(new Article(50, "A", 5)).iterator(), Map.of(), Counting.NONE);
				assertThat(entityManager.contains(copy)).isFalse();
				copy.setPrice(99);
			});
			assertThat(unit.stored(50)).isEqualTo("5 v0");
		});
	}

	@ServerTest
	void secondLevelCacheForgetsTheRow(TestDatabase database) {
		run(database, (unit) -> {
			unit.transaction((entityManager) -> entityManager.find(Article.class, 1));
			assertThat(unit.factory.getCache().contains(Article.class, 1L)).isTrue();
			unit.transaction((entityManager) -> unit.upsert(ManagedCopies.REFRESH, new Article(1, "A", 11)));
			assertThat(unit.price(1)).isEqualTo(11);
		});
	}

	@ServerTest
	void queryCacheForgetsTheTable(TestDatabase database) {
		run(database, (unit) -> {
			Function<EntityManager, Integer> sum = (entityManager) -> entityManager
				.createQuery("select sum(a.price) from Article a", Long.class)
				.setHint("org.hibernate.cacheable", true)
				.getSingleResult()
				.intValue();
			assertThat(unit.inTransaction(sum)).isEqualTo(6);
			unit.transaction((entityManager) -> unit.upsert(ManagedCopies.REFRESH, new Article(1, "A", 11)));
			assertThat(unit.inTransaction(sum)).isEqualTo(16);
		});
	}

	@ServerTest
	void secondLevelCacheKeepsNothingOfWhatIsRolledBack(TestDatabase database) {
		run(database, (unit) -> {
			new TransactionTemplate(new JpaTransactionManager(unit.factory)).executeWithoutResult((status) -> {
				unit.upsert(ManagedCopies.REFRESH, new Article(1, "A", 11));
				assertThat(unit.entityManager.find(Article.class, 1).getPrice()).isEqualTo(11);
				status.setRollbackOnly();
			});
			assertThat(unit.price(1)).isEqualTo(1);
		});
	}

	private static UpsertDefinition definition(ManagedCopies copies, List<String> key, OnDuplicate mode,
			Permission otherKeys) {
		return new UpsertDefinition("Articles.upsert", key, List.of(), List.of(), Map.of(), "", Map.of(), mode,
				otherKeys, Permission.REFUSE, copies, Via.AUTO, Repeats.APPLY);
	}

	private static void run(TestDatabase database, Consumer<Unit> test) {
		DataSource dataSource = database.pool(1, "");
		JdbcTemplate template = new JdbcTemplate(dataSource);
		template.execute("""
				CREATE TABLE articles (id BIGINT PRIMARY KEY, code VARCHAR(9) CHARACTER SET utf8mb4
				COLLATE utf8mb4_general_ci NOT NULL, price INT NOT NULL, version INT NOT NULL,
				UNIQUE KEY uk_articles_code (code))""");
		template.execute("INSERT INTO articles VALUES (1, 'A', 1, 0), (2, 'B', 2, 0), (3, 'C', 3, 0)");
		LocalContainerEntityManagerFactoryBean bean = factory(database, dataSource);
		try {
			EntityManagerFactory factory = bean.getObject();
			assertThat(factory).isNotNull();
			EntityManager entityManager = SharedEntityManagerCreator.createSharedEntityManager(factory);
			test.accept(new Unit(factory, entityManager, new EntityUpserts(entityManager, new UpsertExecutor(null)),
					template));
		}
		finally {
			bean.destroy();
		}
	}

	private static LocalContainerEntityManagerFactoryBean factory(TestDatabase database, DataSource dataSource) {
		LocalContainerEntityManagerFactoryBean bean = new LocalContainerEntityManagerFactoryBean();
		bean.setDataSource(dataSource);
		bean.setPackagesToScan(Article.class.getPackageName());
		HibernateJpaVendorAdapter adapter = new HibernateJpaVendorAdapter();
		adapter.setDatabasePlatform("org.hibernate.dialect."
				+ (database.target().server().isMariaDb() ? "MariaDBDialect" : "MySQLDialect"));
		bean.setJpaVendorAdapter(adapter);
		Map<String, Object> properties = new HashMap<>();
		properties.put("hibernate.cache.use_second_level_cache", "true");
		properties.put("hibernate.cache.use_query_cache", "true");
		properties.put("hibernate.cache.region.factory_class", "jcache");
		properties.put("hibernate.javax.cache.missing_cache_strategy", "create");
		properties.put("hibernate.generate_statistics", "true");
		bean.setJpaPropertyMap(properties);
		bean.afterPropertiesSet();
		return bean;
	}

	private record Unit(EntityManagerFactory factory, EntityManager entityManager, EntityUpserts upserts,
			JdbcTemplate template) {

		UpsertResult upsert(ManagedCopies copies, Article article) {
			return upsert(copies, List.of("id"), Permission.ALLOW, article);
		}

		UpsertResult upsert(ManagedCopies copies, List<String> key, Permission otherKeys, Article article) {
			return this.upserts.prepare(Article.class, definition(copies, key, OnDuplicate.UPDATE, otherKeys))
				.execute(List.of(article).iterator(), Map.of(), Counting.TOTALS);
		}

		void transaction(Consumer<EntityManager> work) {
			inTransaction((entityManager) -> {
				work.accept(entityManager);
				return null;
			});
		}

		<R extends @Nullable Object> R inTransaction(Function<EntityManager, R> work) {
			return new TransactionTemplate(new JpaTransactionManager(this.factory))
				.execute((status) -> work.apply(this.entityManager));
		}

		int price(long id) {
			Integer price = inTransaction((entityManager) -> entityManager.find(Article.class, id).getPrice());
			return price;
		}

		long statements() {
			return this.factory.unwrap(SessionFactory.class).getStatistics().getPrepareStatementCount();
		}

		@Nullable String stored(long id) {
			return this.template.queryForObject("SELECT CONCAT(price, ' v', version) FROM articles WHERE id = ?",
					String.class, id);
		}

	}

}
