package io.duplicatekey.docs.causes;

import java.lang.module.ModuleDescriptor;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Map;

import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.datasource.SingleConnectionDataSource;

import io.duplicatekey.docs.TaggedRegion;

/**
 * A database of a test's own, and a session in it that runs what the page shows.
 */
final class Database implements AutoCloseable {

	private static final Path RESOURCES = Path.of("src/test/resources");

	private final String name = "docs_causes_" + ProcessHandle.current().pid();

	private final SingleConnectionDataSource session;

	private final JdbcTemplate template;

	private final Server server;

	Database(Server server) {
		this.server = server;
		this.session = new SingleConnectionDataSource(server.url(""), true);
		this.template = new JdbcTemplate(this.session);
		this.template.execute("CREATE DATABASE " + this.name + " CHARACTER SET utf8mb4");
		this.template.execute("USE " + this.name);
	}

	/**
	 * Another session in the same database.
	 */
	SingleConnectionDataSource another() {
		return new SingleConnectionDataSource(this.server.url(this.name), true);
	}

	boolean isMariaDb() {
		return version().contains("MariaDB");
	}

	/**
	 * Whether the server is a MySQL, of this version or a later one.
	 */
	boolean isMySql(String least) {
		return !isMariaDb() && ModuleDescriptor.Version.parse(version().replaceAll("[^0-9.].*", ""))
			.compareTo(ModuleDescriptor.Version.parse(least)) >= 0;
	}

	private String version() {
		return this.template.queryForObject("SELECT VERSION()", String.class);
	}

	/**
	 * Run the statements of a region.
	 */
	void run(String file, String tag) {
		statements(file, tag).forEach(this.template::execute);
	}

	/**
	 * Run the statements of a region, and tell what the one with this number (counted
	 * from 0) answers.
	 */
	List<Map<String, Object>> ask(String file, String tag, int number) {
		List<String> statements = statements(file, tag);
		statements.subList(0, number).forEach(this.template::execute);
		return this.template.queryForList(statements.get(number));
	}

	JdbcTemplate template() {
		return this.template;
	}

	static List<String> statements(String file, String tag) {
		String region = TaggedRegion.of(RESOURCES.resolve(file), tag).text();
		return Arrays.stream(region.split(";\\s*(?:\\n|$)", -1)).filter((statement) -> !statement.isBlank()).toList();
	}

	@Override
	public void close() {
		this.template.execute("DROP DATABASE " + this.name);
		this.session.destroy();
	}

}
