package io.duplicatekey.performance.bulk;

import java.io.Closeable;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;

import javax.sql.DataSource;

import com.zaxxer.hikari.HikariDataSource;
import jakarta.persistence.EntityManager;
import jakarta.persistence.EntityManagerFactory;
import org.hibernate.SessionFactory;
import org.jooq.SQLDialect;

import org.springframework.boot.WebApplicationType;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.transaction.support.TransactionOperations;
import org.springframework.transaction.support.TransactionTemplate;

import io.duplicatekey.performance.bulk.app.BulkApplication;
import io.duplicatekey.performance.bulk.app.Products;

/**
 * Makes all ways there are, with the pools and applications that they need.
 */
final class Peers implements AutoCloseable {

	private static final String REWRITING = ", rewriteBatchedStatements";

	private static final int[] CHUNKS = { 100, 500, 1000, 2000, 5000 };

	private final String url;

	private final String hibernateDialect;

	private final boolean mariaDb;

	private final Odku sql;

	private final List<Closeable> opened = new ArrayList<>();

	private final List<Peer> peers = new ArrayList<>();

	Peers(String url, String hibernateDialect) {
		this.url = url;
		this.hibernateDialect = hibernateDialect;
		this.mariaDb = hibernateDialect.contains("MariaDB");
		this.sql = new Odku(!this.mariaDb);
	}

	List<Peer> all() {
		ConfigurableApplicationContext plain = application("&allowLoadLocalInfile=true");
		ConfigurableApplicationContext rewriting = application("&rewriteBatchedStatements=true");
		this.peers.addAll(OurUpsert.all(plain.getBean(Products.class)));
		this.peers.add(template("JdbcTemplate, one row a statement", plain, plain.getBean(TransactionTemplate.class)));
		this.peers.add(template("JdbcTemplate, one row a statement, no transaction", plain,
				TransactionOperations.withoutTransaction()));
		for (ConfigurableApplicationContext context : List.of(plain, rewriting)) {
			String suffix = (context == rewriting) ? REWRITING : "";
			this.peers.add(new SaveAll("JPA find and saveAll" + suffix, context.getBean(Products.class),
					context.getBean(EntityManager.class), context.getBean(TransactionTemplate.class)));
			this.peers.add(new UpsertMultiple("Hibernate upsertMultiple" + suffix,
					context.getBean(EntityManagerFactory.class).unwrap(SessionFactory.class)));
		}
		DataSource pool = pool("");
		DataSource rewritingPool = pool("&rewriteBatchedStatements=true");
		jdbc(pool, rewritingPool);
		libraries(pool, "");
		libraries(rewritingPool, REWRITING);
		return this.peers;
	}

	private Peer template(String name, ConfigurableApplicationContext context, TransactionOperations transactions) {
		return new TemplateRow(name, context.getBean(DataSource.class), transactions, this.sql);
	}

	private void jdbc(DataSource pool, DataSource rewriting) {
		DataSource serverPrepared = pool("&useServerPrepStmts=true&cachePrepStmts=true&prepStmtCacheSqlLimit=1000000");
		for (int chunk : CHUNKS) {
			this.peers.add(new JdbcMultiRow("JDBC, multi-row", pool, this.sql, chunk, false));
			this.peers
				.add(new JdbcMultiRow("JDBC, multi-row, server-prepared", serverPrepared, this.sql, chunk, false));
			this.peers.add(new JdbcMultiRow("JDBC, multi-row and SELECT of the ids", pool, this.sql, chunk, true));
			this.peers.add(new JdbcBatch("JDBC, batch" + REWRITING, rewriting, this.sql, chunk));
		}
		this.peers.add(new JdbcBatch("JDBC, batch, server-prepared", serverPrepared, this.sql, 1000));
		this.peers.add(new JdbcStaged(pool("&allowLoadLocalInfile=true")));
	}

	private void libraries(DataSource pool, String suffix) {
		SQLDialect dialect = this.mariaDb ? SQLDialect.MARIADB : SQLDialect.MYSQL;
		this.peers.add(new JooqPeer("jOOQ batch" + suffix, pool, dialect, 1000, true));
		this.peers.add(new MyBatisPeer("MyBatis batch" + suffix, pool, 1000, true));
		this.peers.add(new JimmerPeer("Jimmer UPSERT" + (suffix.isEmpty() ? "" : " in batches" + suffix), pool,
				!suffix.isEmpty()));
		if (suffix.isEmpty()) {
			for (int chunk : new int[] { 100, 1000 }) {
				this.peers.add(new JooqPeer("jOOQ multi-row", pool, dialect, chunk, false));
				this.peers.add(new MyBatisPeer("MyBatis foreach", pool, chunk, false));
				this.peers.add(new DomaPeer(pool, !this.mariaDb, chunk));
			}
			this.peers.add(new DataJdbcUpsert(pool));
		}
	}

	private HikariDataSource pool(String parameters) {
		HikariDataSource pool = new HikariDataSource();
		pool.setJdbcUrl(this.url + parameters);
		this.opened.add(pool);
		return pool;
	}

	private ConfigurableApplicationContext application(String parameters) {
		ConfigurableApplicationContext context = new SpringApplicationBuilder(BulkApplication.class)
			.web(WebApplicationType.NONE)
			.properties("spring.datasource.url=" + this.url + parameters,
					"spring.jpa.properties.hibernate.dialect=" + this.hibernateDialect,
					"spring.jpa.properties.hibernate.jdbc.batch_size=1000",
					"spring.jpa.properties.hibernate.order_updates=true",
					"spring.jpa.properties.hibernate.order_inserts=true", "spring.jpa.hibernate.ddl-auto=none",
					"spring.main.banner-mode=off", "logging.level.root=warn",
					// Which would have the dialect found by itself, also on MariaDB.
					"logging.level.org.hibernate.orm.deprecation=error",
					// Deadlocks are counted.
					"logging.level.org.hibernate.orm.jdbc.error=off")
			.run();
		this.opened.add(context);
		return context;
	}

	@Override
	public void close() throws IOException {
		for (Closeable opened : this.opened) {
			opened.close();
		}
	}

}
