package io.duplicatekey.docs.causes;

import java.util.List;
import java.util.stream.Stream;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.MethodSource;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * The cures on the page about error 1062 that are plain SQL. In each, ann@example.com is
 * taken.
 */
@ParameterizedClass
@MethodSource("servers")
class PlainCuresIT {

	private final Database database;

	PlainCuresIT(Server server) {
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
	void upsertChangesTheRow() {
		this.database.run("causes/cures.sql", "upsert");
		assertThat(users("CONCAT(id, handle)")).containsExactly("1annie");
	}

	@Test
	void upsertWithAnAlias() {
		// From 8.0.19 on, and nowhere on MariaDB.
		if (this.database.isMySql("8.0.19")) {
			this.database.run("causes/cures.sql", "alias");
			assertThat(users("handle")).containsExactly("annie");
		}
	}

	@Test
	void keepLeavesTheRow() {
		this.database.run("causes/cures.sql", "keep");
		assertThat(users("handle")).containsExactly("ann");
	}

	@Test
	void replaceMakesAnotherRow() {
		this.database.run("causes/cures.sql", "replace");
		assertThat(users("handle")).containsExactly("annie");
		assertThat(users("id > 1")).containsExactly("1");
	}

	@Test
	void insertIfAbsentUsesUpNoId() {
		this.database.run("causes/cures.sql", "if-absent");
		assertThat(users("handle")).containsExactly("ann");
		this.database.template().update("INSERT INTO users (email, handle) VALUES ('bob@example.com', 'bob')");
		assertThat(users("id")).containsExactly("1", "2");
	}

	@Test
	void insertIgnoreWarns() {
		assertThat(this.database.ask("causes/cures.sql", "ignore", 1)).hasSize(1);
		assertThat(users("handle")).containsExactly("ann");
	}

	@Test
	void updateByKeyInsertsNothing() {
		this.database.run("causes/cures.sql", "update");
		assertThat(users("handle")).containsExactly("annie");
	}

	private List<String> users(String expression) {
		return this.database.template().queryForList("SELECT " + expression + " FROM users ORDER BY id", String.class);
	}

}
