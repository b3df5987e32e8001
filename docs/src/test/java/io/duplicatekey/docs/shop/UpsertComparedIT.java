package io.duplicatekey.docs.shop;

import java.util.List;
import java.util.function.Consumer;

import jakarta.persistence.EntityManagerFactory;
import org.hibernate.SessionFactory;
import org.hibernate.StatelessSession;
import org.hibernate.TransientObjectException;
import org.hibernate.stat.Statistics;
import org.junit.jupiter.api.Test;

import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.data.jdbc.core.JdbcAggregateTemplate;
import org.springframework.test.util.ReflectionTestUtils;

import io.duplicatekey.DuplicateUniqueKeyException;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

/**
 * What other ways to write a row that may be there already do.
 */
class UpsertComparedIT extends RunningShop {

	@Autowired
	private ProductRepository products;

	@Autowired
	private PlainProducts plainProducts;

	@Autowired
	private UserRepository users;

	@Autowired
	private JdbcAggregateTemplate aggregates;

	@Autowired
	private EntityManagerFactory factory;

	@Test
	void saveGoesByTheIdAlone() {
		this.products.save(anvil());
		assertThatExceptionOfType(DuplicateUniqueKeyException.class).isThrownBy(() -> this.products.save(anvil()));
	}

	@Test
	void saveOfARowWithAnIdReadsFirst() {
		Product stored = this.products.save(anvil());
		stored.setStock(9);
		assertThat(statements(() -> this.products.save(stored))).as("SELECT and UPDATE").isEqualTo(2);
	}

	@Test
	void insertIgnoreHidesWhatDoesNotFit() {
		assertThat(this.plainProducts.insertIgnoring("acme", "A-1", "x".repeat(51))).isEqualTo(1);
		assertThat(this.jdbcTemplate.queryForObject("SELECT LENGTH(name) FROM products", int.class)).isEqualTo(50);
		assertThat(this.plainProducts.insertIgnoring("acme", "A-1", "Anvil")).isZero();
	}

	@Test
	void springDataJdbcUpsertsByTheId() {
		this.aggregates.upsert(new Order(1L, 7));
		this.aggregates.upsert(new Order(1L, 8));
		assertThat(this.jdbcTemplate.queryForList("SELECT id, number FROM orders_2026").toString())
			.isEqualTo("[{id=1, number=8}]");
	}

	@Test
	void springDataJdbcNeedsTheId() {
		assertThatExceptionOfType(IllegalArgumentException.class)
			.isThrownBy(() -> this.aggregates.upsert(new Order(null, 7)));
	}

	@Test
	void springDataJdbcLosesARowThatCollidesOnAnotherKey() {
		this.aggregates.upsert(new Order(1L, 7));
		this.aggregates.upsert(new Order(2L, 7));
		assertThat(this.jdbcTemplate.queryForList("SELECT id, number FROM orders_2026").toString())
			.isEqualTo("[{id=1, number=7}]");
	}

	@Test
	void hibernateNeedsTheId() {
		assertThatExceptionOfType(TransientObjectException.class)
			.isThrownBy(() -> stateless((session) -> session.upsert(new User("ann@example.com", "ann"))));
	}

	@Test
	void hibernateChangesARowWithAnotherIdThatCollidesOnAnotherKey() {
		User ann = this.users.save(new User("ann@example.com", "ann"));
		stateless((session) -> session.upsert(user(ann.getId() + 1, "ann@example.com", "anna")));
		assertThat(this.users.findAll()).singleElement().satisfies((user) -> {
			assertThat(user.getId()).isEqualTo(ann.getId());
			assertThat(user.getHandle()).isEqualTo("anna");
		});
	}

	@Test
	void hibernateExecutesAStatementForEachRow() {
		List<User> rows = List.of(user(1, "ann@example.com", "ann"), user(2, "bob@example.com", "bob"));
		assertThat(statements(() -> stateless((session) -> session.upsertMultiple(rows)))).isEqualTo(2);
	}

	@Test
	void hibernateExecutesTwoForAVersionedRow() {
		Product row = anvil();
		row.setId(1L);
		assertThat(statements(() -> stateless((session) -> session.upsert(row)))).isEqualTo(2);
	}

	@Test
	void hqlOnConflictTakesAnyKey() {
		this.users.save(new User("ann@example.com", "ann"));
		stateless((session) -> session
			.createMutationQuery("insert into User (email, handle) values ('bob@example.com', 'ann') "
					+ "on conflict (email) do update set handle = 'changed'")
			.executeUpdate());
		assertThat(this.users.findAll()).singleElement().satisfies((user) -> {
			assertThat(user.getEmail()).isEqualTo("ann@example.com");
			assertThat(user.getHandle()).isEqualTo("changed");
		});
	}

	private void stateless(Consumer<StatelessSession> work) {
		this.factory.unwrap(SessionFactory.class).inStatelessTransaction(work::accept);
	}

	private long statements(Runnable action) {
		Statistics statistics = this.factory.unwrap(SessionFactory.class).getStatistics();
		statistics.setStatisticsEnabled(true);
		long before = statistics.getPrepareStatementCount();
		action.run();
		long count = statistics.getPrepareStatementCount() - before;
		statistics.setStatisticsEnabled(false);
		return count;
	}

	private static User user(long id, String email, String handle) {
		User user = new User(email, handle);
		ReflectionTestUtils.setField(user, "id", id);
		return user;
	}

	private static Product anvil() {
		return new Product("acme", "A-1", "Anvil", "9.50", 3);
	}

}
