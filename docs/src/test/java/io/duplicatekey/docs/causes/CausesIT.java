package io.duplicatekey.docs.causes;

import java.sql.SQLException;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import java.util.stream.Stream;

import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.MethodSource;

import org.springframework.core.NestedExceptionUtils;
import org.springframework.dao.DataAccessException;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.datasource.SingleConnectionDataSource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

/**
 * The causes on the page about error 1062: each is provoked, found by the SQL that the
 * page shows, and mended.
 */
@ParameterizedClass
@MethodSource("servers")
class CausesIT {

	private final Database database;

	CausesIT(Server server) {
		this.database = new Database(server);
	}

	static Stream<Server> servers() {
		return Server.all();
	}

	@BeforeEach
	void users() {
		this.database.run("schema.sql", "users");
		this.database.template().update("INSERT INTO users (email, handle) VALUES ('ann@example.com', 'ann')");
	}

	@AfterEach
	void drop() {
		this.database.close();
	}

	@Test
	void messagesNameTheKey() {
		fails("causes/key-taken.sql", "provoke", "Duplicate entry 'ann@example.com' for key", "uk_users_email");
		assertThat(this.database.ask("causes/message.sql", "which", 0))
			.containsExactly(Map.of("TABLE_NAME", "users", "COLUMN_NAME", "email"));
	}

	@Test
	void keyTaken() {
		fails("causes/key-taken.sql", "provoke", "uk_users_email");
		assertThat(this.database.ask("causes/key-taken.sql", "find", 0)).extracting("INDEX_NAME")
			.containsExactly("PRIMARY", "uk_users_email", "uk_users_handle");
		assertThat(this.database.ask("causes/key-taken.sql", "find", 1)).extracting("handle").containsExactly("ann");
	}

	@Test
	void explicitId() {
		fails("causes/explicit-id.sql", "provoke", "'1'", "PRIMARY");
		assertThat(this.database.ask("causes/explicit-id.sql", "find", 0)).extracting("EXTRA")
			.containsExactly("auto_increment");
		assertThat(this.database.ask("causes/explicit-id.sql", "find", 1)).extracting("zero_is_an_id")
			.extracting(Object::toString)
			.containsExactly("0");
		assertThat(this.database.ask("causes/explicit-id.sql", "find", 2)).hasSize(1);
		this.database.run("causes/explicit-id.sql", "mend");
		assertThat(count("users")).isEqualTo(2);
	}

	@Test
	void autoIncrementBehind() {
		this.database.run("causes/auto-increment-behind.sql", "table");
		if (this.database.isMySql("9")) {
			// It moves the counter along with what a cascade changes.
			assertThatExceptionOfType(DataAccessException.class)
				.isThrownBy(() -> this.database.run("causes/auto-increment-behind.sql", "provoke"))
				.satisfies((ex) -> assertThat(code(ex)).isNotEqualTo(1062));
			return;
		}
		fails("causes/auto-increment-behind.sql", "provoke", "'4'", "PRIMARY");
		if (this.database.isMySql("8")) {
			this.database.run("causes/auto-increment-behind.sql", "fresh");
		}
		List<Map<String, Object>> next = this.database.ask("causes/auto-increment-behind.sql", "find", 0);
		List<Map<String, Object>> greatest = this.database.ask("causes/auto-increment-behind.sql", "find", 1);
		assertThat(number(next, "AUTO_INCREMENT")).isLessThanOrEqualTo(number(greatest, "MAX(id)"));
		this.database.run("causes/auto-increment-behind.sql", "mend");
		this.database.run("causes/auto-increment-behind.sql", "again");
		assertThat(count("badges")).isEqualTo(4);
	}

	@Test
	void anUpdateLeavesAutoIncrementBehindOnOldServers() {
		String insert = "INSERT INTO users (email, handle) VALUES ('bob@example.com', 'bob')";
		this.database.template().update("UPDATE users SET id = 2");
		if (this.database.isMariaDb() || this.database.isMySql("8")) {
			this.database.template().update(insert);
			assertThat(count("users")).isEqualTo(2);
		}
		else {
			fails(() -> this.database.template().update(insert), "'2'", "PRIMARY");
		}
	}

	@Test
	void autoIncrementExhausted() {
		this.database.run("causes/auto-increment-exhausted.sql", "table");
		if (this.database.isMariaDb()) {
			assertThatExceptionOfType(DataAccessException.class)
				.isThrownBy(() -> this.database.run("causes/auto-increment-exhausted.sql", "provoke"))
				.satisfies((ex) -> assertThat(code(ex)).isEqualTo(167));
		}
		else {
			fails("causes/auto-increment-exhausted.sql", "provoke", "'127'", "PRIMARY");
		}
		Map<String, Object> first = this.database.ask("causes/auto-increment-exhausted.sql", "find", 0).get(0);
		assertThat(first).containsEntry("TABLE_NAME", "tickets");
		assertThat(((Number) first.get("last_id")).longValue()).isEqualTo(127);
		assertThat(((Number) first.get("AUTO_INCREMENT")).longValue()).isGreaterThanOrEqualTo(127);
		this.database.run("causes/auto-increment-exhausted.sql", "mend");
		this.database.run("causes/auto-increment-exhausted.sql", "provoke");
		assertThat(count("tickets")).isEqualTo(2);
	}

	@Test
	void twoWritersThatTakeTheGreatestIdAndOneMore() {
		this.database.template().execute("CREATE TABLE people (id BIGINT PRIMARY KEY)");
		String maximum = Database.statements("causes/other-writer.sql", "maximum").get(0);
		long mine = this.database.template().queryForObject(maximum, Long.class);
		another((other) -> other.update("INSERT INTO people VALUES (?)", other.queryForObject(maximum, Long.class)));
		fails(() -> this.database.template().update("INSERT INTO people VALUES (?)", mine), "'1'", "PRIMARY");
	}

	@Test
	void twoWritersWithOffsetsOfTheirOwn() {
		this.database.template().execute("CREATE TABLE people (id BIGINT AUTO_INCREMENT PRIMARY KEY)");
		assertThat(this.database.ask("causes/other-writer.sql", "find", 0)).hasSize(1);
		this.database.run("causes/other-writer.sql", "first");
		this.database.template().update("INSERT INTO people VALUES (NULL), (NULL)");
		another((other) -> {
			Database.statements("causes/other-writer.sql", "second").forEach(other::execute);
			other.update("INSERT INTO people VALUES (NULL), (NULL)");
		});
		List<Long> ids = this.database.template().queryForList("SELECT id FROM people ORDER BY id", Long.class);
		assertThat(ids.subList(0, 2)).containsExactly(1L, 3L);
		assertThat(ids.subList(2, 4)).allMatch((id) -> id % 2 == 0);
	}

	@Test
	void collation() {
		String insert = "INSERT INTO users (email, handle) VALUES (?, ?)";
		fails(() -> this.database.template().update(insert, "Ann@example.com", "ann2"), "uk_users_email");
		assertThat(this.database.ask("causes/collation.sql", "find", 0)).extracting("COLLATION_NAME")
			.allMatch((name) -> name.toString().endsWith("_ci"));
		assertThat(this.database.ask("causes/collation.sql", "find", 1)).singleElement()
			.satisfies((row) -> assertThat(row).containsEntry("email", "ann@example.com")
				.extractingByKey("same_bytes")
				.hasToString("0"));
		this.database.run("causes/collation.sql", "mend");
		this.database.template().update(insert, "Ann@example.com", "ann2");
		fails(() -> this.database.template().update(insert, "ann@example.com ", "ann3"), "uk_users_email");
	}

	@Test
	void collationsThatKeepTrailingSpacesApart() {
		if (this.database.isMariaDb() || this.database.isMySql("8.0.19")) {
			this.database.run("causes/collation.sql", this.database.isMariaDb() ? "mariadb" : "mysql");
			String insert = "INSERT INTO users (email, handle) VALUES (?, ?)";
			this.database.template().update(insert, "Ann@example.com", "ann2");
			this.database.template().update(insert, "ann@example.com ", "ann3");
		}
	}

	@Test
	void accentsAndWidth() {
		this.database.template()
			.execute("ALTER TABLE users CONVERT TO CHARACTER SET utf8mb4 COLLATE utf8mb4_unicode_ci");
		String insert = "INSERT INTO users (email, handle) VALUES (?, ?)";
		fails(() -> this.database.template().update(insert, "\u00e1nn@example.com", "ann2"), "uk_users_email");
		fails(() -> this.database.template().update(insert, "\uff41\uff4e\uff4e@example.com", "ann2"),
				"uk_users_email");
	}

	@Test
	void prefix() {
		this.database.run("causes/prefix.sql", "table");
		fails("causes/prefix.sql", "provoke", "'https://example.com/'", "uk_links_url");
		assertThat(this.database.ask("causes/prefix.sql", "find", 0)).extracting("SUB_PART")
			.extracting(Object::toString)
			.containsExactly("20");
		assertThat(this.database.ask("causes/prefix.sql", "find", 1)).extracting("url")
			.containsExactly("https://example.com/a");
		this.database.run("causes/prefix.sql", "mend");
		this.database.run("causes/prefix.sql", "provoke");
		fails("causes/prefix.sql", "provoke", "uk_links_url");
	}

	@Test
	void sameBatch() {
		fails("causes/same-batch.sql", "provoke", "'BOB@example.com'", "uk_users_email");
		this.database.run("causes/same-batch.sql", "table");
		this.database.run("causes/same-batch.sql", "load");
		assertThat(this.database.ask("causes/same-batch.sql", "find", 0)).singleElement()
			.satisfies((row) -> assertThat(row.values()).extracting(Object::toString)
				.containsExactly("bob@example.com", "2", "1", "2"));
		this.database.run("causes/same-batch.sql", "mend");
		assertThat(handles()).containsExactlyInAnyOrder("annie", "bobby");
	}

	@Test
	void otherTable() {
		this.database.run("causes/other-table.sql", "table");
		fails("causes/other-table.sql", "provoke", "PRIMARY");
		List<Map<String, Object>> warnings = this.database.ask("causes/other-table.sql", "where", 0);
		assertThat(warnings.toString()).contains(this.database.isMariaDb() ? "users_join_list" : "'bob@example.com'");
		assertThat(this.database.ask("causes/other-table.sql", "find", 0)).extracting("ACTION_STATEMENT")
			.first()
			.asString()
			.contains("mailing_list");
		this.database.run("causes/other-table.sql", "mend");
		this.database.run("causes/other-table.sql", "provoke");
		assertThat(count("users")).isEqualTo(2);
	}

	@Test
	void softDeleted() {
		this.database.run("causes/soft-deleted.sql", "table");
		fails("causes/soft-deleted.sql", "provoke", "uk_accounts_email");
		assertThat(this.database.ask("causes/soft-deleted.sql", "find", 0)).extracting("deleted").containsExactly(true);
		this.database.run("causes/soft-deleted.sql", "mend");
		this.database.run("causes/soft-deleted.sql", "provoke");
		fails("causes/soft-deleted.sql", "provoke", "uk_accounts_email");
	}

	@Test
	void softDeletedRowsCanComeBack() {
		this.database.run("causes/soft-deleted.sql", "table");
		this.database.run("causes/soft-deleted.sql", "restore");
		assertThat(this.database.ask("causes/soft-deleted.sql", "find", 0)).extracting("deleted")
			.containsExactly(false);
	}

	@Test
	void otherKey() {
		this.database.template().update("INSERT INTO users (email, handle) VALUES ('bob@example.com', 'bob')");
		fails("causes/other-key.sql", "update", "'bob'", "uk_users_handle");
		assertThat(this.database.ask("causes/other-key.sql", "ignore", 1)).extracting("Code")
			.extracting(Object::toString)
			.containsExactly("1062");
		assertThat(count("users")).isEqualTo(2);
		this.database.run("causes/other-key.sql", "wrong-row");
		assertThat(this.database.template()
			.queryForList("SELECT handle FROM users WHERE email = 'new@example.com'", String.class))
			.as("Bob has another address now")
			.containsExactly("bob");
	}

	@Test
	void aSwapOfTwoValues() {
		this.database.template().update("INSERT INTO users (email, handle) VALUES ('bob@example.com', 'bob')");
		fails("causes/swap.sql", "provoke", "uk_users_handle");
		this.database.run("causes/swap.sql", "mend");
		assertThat(handles()).containsExactly("bob", "ann");
	}

	private void another(Consumer<JdbcTemplate> work) {
		SingleConnectionDataSource session = this.database.another();
		try {
			work.accept(new JdbcTemplate(session));
		}
		finally {
			session.destroy();
		}
	}

	private void fails(String file, String tag, String... message) {
		fails(() -> this.database.run(file, tag), message);
	}

	private void fails(ThrowingCallable statement, String... message) {
		assertThatExceptionOfType(DataAccessException.class).isThrownBy(statement).satisfies((ex) -> {
			assertThat(code(ex)).isEqualTo(1062);
			assertThat(NestedExceptionUtils.getMostSpecificCause(ex)).hasMessageContainingAll(message);
		});
	}

	private static int code(DataAccessException ex) {
		return ((SQLException) NestedExceptionUtils.getMostSpecificCause(ex)).getErrorCode();
	}

	private static long number(List<Map<String, Object>> rows, String column) {
		return ((Number) rows.get(0).get(column)).longValue();
	}

	private List<String> handles() {
		return this.database.template().queryForList("SELECT handle FROM users ORDER BY id", String.class);
	}

	private int count(String table) {
		return this.database.template().queryForObject("SELECT COUNT(*) FROM " + table, int.class);
	}

}
