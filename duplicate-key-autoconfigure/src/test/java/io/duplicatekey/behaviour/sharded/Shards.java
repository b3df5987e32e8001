package io.duplicatekey.behaviour.sharded;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;

import io.duplicatekey.servers.SecondDatabase;
import io.duplicatekey.servers.TestDatabase;

/**
 * Two databases with the same tables, and what ShardingSphere is told of them: tenants
 * with odd numbers are in the second, and each has two tables for one.
 */
final class Shards implements AutoCloseable {

	private static final String[] TABLES = { """
			CREATE TABLE parcels_0 (id BIGINT PRIMARY KEY, version INT NOT NULL, tenant BIGINT NOT NULL,
			label VARCHAR(20) NOT NULL, place VARCHAR(20), weight INT NOT NULL,
			UNIQUE KEY uk_parcels_label (tenant, label))""", "CREATE TABLE parcels_1 LIKE parcels_0", """
			CREATE TABLE visits_0 (tenant BIGINT NOT NULL, page VARCHAR(20) NOT NULL, visits INT NOT NULL,
			PRIMARY KEY (tenant, page))""", "CREATE TABLE visits_1 LIKE visits_0",
			"CREATE TABLE audits (id BIGINT AUTO_INCREMENT PRIMARY KEY, page VARCHAR(20))", """
					CREATE TABLE tickets (id BIGINT AUTO_INCREMENT PRIMARY KEY, version INT NOT NULL,
					tenant BIGINT NOT NULL, title VARCHAR(20) NOT NULL, code VARCHAR(20) NOT NULL,
					UNIQUE KEY uk_tickets_title (tenant, title), UNIQUE KEY uk_tickets_code (code))""" };

	private final List<TestDatabase> databases;

	private final Path configuration;

	/**
	 * Create the tables.
	 * @param first the first database, which stays the test's to close
	 */
	Shards(TestDatabase first) throws SQLException, IOException {
		this.databases = List.of(first, SecondDatabase.of(first));
		for (TestDatabase database : this.databases) {
			execute(database, TABLES);
		}
		this.configuration = Files.createTempFile("sharding", ".yaml");
		Files.writeString(this.configuration, yaml());
	}

	/**
	 * The URL for ShardingSphere's driver.
	 */
	String jdbcUrl() {
		return "jdbc:shardingsphere:absolutepath:" + this.configuration;
	}

	boolean isMariaDb(int database) {
		return this.databases.get(database).target().server().isMariaDb();
	}

	void executeOnBoth(String... commands) throws SQLException {
		for (TestDatabase database : this.databases) {
			execute(database, commands);
		}
	}

	/**
	 * Read the first columns of rows behind ShardingSphere's back.
	 */
	List<String> query(int database, String query) throws SQLException {
		List<String> found = new ArrayList<>();
		try (Connection connection = this.databases.get(database).connection("");
				Statement statement = connection.createStatement();
				ResultSet rows = statement.executeQuery(query)) {
			while (rows.next()) {
				found.add(rows.getString(1));
			}
		}
		return found;
	}

	private static void execute(TestDatabase database, String... commands) throws SQLException {
		try (Connection connection = database.connection(""); Statement statement = connection.createStatement()) {
			for (String command : commands) {
				statement.execute(command);
			}
		}
	}

	private String yaml() {
		return "databaseName: shards\nmode:\n  type: Standalone\ndataSources:\n" + source(0) + source(1)
				+ "rules:\n- !SHARDING\n  tables:\n" + twoTables("parcels")
				+ "      keyGenerateStrategy:\n        column: id\n        keyGeneratorName: snowflake\n"
				+ twoTables("visits") + table("tickets", "tickets") + """
						  keyGenerators:
						    snowflake:
						      type: SNOWFLAKE
						  shardingAlgorithms:
						    database:
						      type: INLINE
						      props:
						        algorithm-expression: ds_${tenant % 2}
						    parcels:
						      type: INLINE
						      props:
						        algorithm-expression: parcels_${tenant.intdiv(2) % 2}
						    visits:
						      type: INLINE
						      props:
						        algorithm-expression: visits_${tenant.intdiv(2) % 2}
						""";
	}

	private String source(int number) {
		TestDatabase database = this.databases.get(number);
		return """
				  ds_%d:
				    dataSourceClassName: com.zaxxer.hikari.HikariDataSource
				    driverClassName: %s
				    jdbcUrl: %s
				    username: '%s'
				    password: '%s'
				    maximumPoolSize: 2
				    minimumIdle: 0
				""".formatted(number, database.target().driver().className(), database.jdbcUrl(""),
				database.target().server().user(), database.target().server().password());
	}

	private static String twoTables(String name) {
		return table(name, name + "_${0..1}") + """
				      tableStrategy:
				        standard:
				          shardingColumn: tenant
				          shardingAlgorithmName: %s
				""".formatted(name);
	}

	private static String table(String name, String nodes) {
		return """
				    %s:
				      actualDataNodes: ds_${0..1}.%s
				      databaseStrategy:
				        standard:
				          shardingColumn: tenant
				          shardingAlgorithmName: database
				""".formatted(name, nodes);
	}

	@Override
	public void close() throws SQLException, IOException {
		Files.delete(this.configuration);
		this.databases.get(1).close();
	}

}
