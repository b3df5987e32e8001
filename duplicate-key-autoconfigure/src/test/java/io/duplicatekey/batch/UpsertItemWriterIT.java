package io.duplicatekey.batch;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

import org.junit.jupiter.api.BeforeEach;

import org.springframework.core.io.ClassPathResource;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.datasource.init.ScriptUtils;

import io.duplicatekey.batch.app.Interruption;
import io.duplicatekey.batch.app.Page;
import io.duplicatekey.batch.app.PageInput;
import io.duplicatekey.servers.ServerTest;
import io.duplicatekey.servers.TestDatabase;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Jobs that add up: {@code hits = old + new} shows each row that is lost or written
 * twice. With the version of Spring Batch that belongs to the version of Spring Boot.
 */
class UpsertItemWriterIT {

	private static final int STORED_BEFORE = 1000;

	private final long seed = Long.getLong("batch.seed", System.nanoTime());

	private final Random random = new Random(this.seed);

	private JdbcTemplate jdbcTemplate;

	@BeforeEach
	void createTables(TestDatabase database) throws SQLException {
		this.jdbcTemplate = new JdbcTemplate(database.dataSource(""));
		this.jdbcTemplate.execute("""
				CREATE TABLE pages (id BIGINT AUTO_INCREMENT PRIMARY KEY, url VARCHAR(20) NOT NULL,
				hits BIGINT NOT NULL, UNIQUE KEY uk_pages_url (url)) ENGINE=InnoDB""");
		this.jdbcTemplate.batchUpdate("INSERT INTO pages (url, hits) VALUES (?, ?)",
				storedBefore().entrySet()
					.stream()
					.map((page) -> new Object[] { page.getKey(), page.getValue() })
					.toList());
		try (Connection connection = database.connection("")) {
			String product = connection.getMetaData().getDatabaseProductName();
			ScriptUtils.executeSqlScript(connection, new ClassPathResource("org/springframework/batch/core/schema-"
					+ (product.equals("MariaDB") ? "mariadb" : "mysql") + ".sql"));
		}
	}

	@ServerTest
	void aRestartAfterAKillNeitherLosesNorDoublesARow(TestDatabase database) throws Exception {
		ImportProcess job = new ImportProcess(database, "sequential");
		job.runInto(Interruption.READ, between(1, 3 * PageInput.CHUNK));
		assertOnlyWholeChunks();
		job.runInto(Interruption.WRITTEN, between(1, 4));
		assertOnlyWholeChunks();
		job.killAfter(between(1, 4), between(0, 100));
		assertOnlyWholeChunks();
		// Twice without any chunk in between.
		job.runInto(Interruption.READ, between(1, PageInput.CHUNK));
		job.runInto(Interruption.WRITTEN, 1);
		assertOnlyWholeChunks();
		List<String> said = job.runToTheEnd();
		assertThat(stored()).as("seed %d", this.seed).isEqualTo(expected());
		assertThat(said).filteredOn((line) -> !line.equals("chunk"))
			.containsExactly("COMPLETED", totals(0, PageInput.ROWS));
		assertThat(executions("pages")).isEqualTo(6);
	}

	@ServerTest
	void aRestartGoesOnWithEachPartition(TestDatabase database) throws Exception {
		ImportProcess job = new ImportProcess(database, "partitioned");
		job.runInto(Interruption.READ, between(1, 10 * PageInput.CHUNK));
		assertThat(rowsWritten()).isLessThan(PageInput.ROWS);
		job.runInto(Interruption.WRITTEN, between(1, 6));
		assertThat(rowsWritten()).isLessThan(PageInput.ROWS);
		List<String> said = runUntilNothingDeadlocks(job);
		int part = PageInput.ROWS / PageInput.PARTITIONS;
		assertThat(said).filteredOn((line) -> !line.equals("chunk"))
			.containsExactly("COMPLETED", totals(0, part), totals(part, 2 * part), totals(2 * part, 3 * part),
					totals(3 * part, 4 * part));
		assertThat(stored()).as("seed %d", this.seed).isEqualTo(expected());
	}

	@ServerTest
	void aStepWithoutTheDatabasesTransactionFailsBeforeItWrites(TestDatabase database) throws Exception {
		List<String> said = new ImportProcess(database, "unprotected").runToTheEnd();
		assertThat(said).first().isEqualTo("FAILED");
		assertThat(said).filteredOn((line) -> line.contains("A step of Spring Batch has to be given it")).isNotEmpty();
		assertThat(stored()).isEqualTo(storedBefore());
	}

	/**
	 * A deadlock fails the job. It goes on when it is started again.
	 */
	private static List<String> runUntilNothingDeadlocks(ImportProcess job) throws Exception {
		List<String> said = job.runToTheEnd();
		for (int i = 0; i < 5 && said.stream().anyMatch((line) -> line.contains("CannotAcquireLockException")); i++) {
			said = job.runToTheEnd();
		}
		return said;
	}

	private int between(int least, int most) {
		return this.random.nextInt(least, most + 1);
	}

	/**
	 * What a killed process has not committed is gone, all of it.
	 */
	private void assertOnlyWholeChunks() {
		Map<String, Long> pages = storedBefore();
		int number = 0;
		long written = rowsWritten();
		while (number < written) {
			add(pages, number++);
		}
		assertThat(written % PageInput.CHUNK).as("seed %d", this.seed).isZero();
		assertThat(written).isLessThan(PageInput.ROWS);
		assertThat(stored()).as("after %d rows, seed %d", written, this.seed).isEqualTo(pages);
	}

	/**
	 * As Spring Batch has counted them, which it commits with the rows.
	 */
	private long rowsWritten() {
		return this.jdbcTemplate.queryForObject(
				"SELECT COALESCE(SUM(WRITE_COUNT), 0) FROM BATCH_STEP_EXECUTION WHERE STEP_NAME <> 'parts'",
				Long.class);
	}

	private int executions(String step) {
		return this.jdbcTemplate.queryForObject("SELECT COUNT(*) FROM BATCH_STEP_EXECUTION WHERE STEP_NAME = ?",
				Integer.class, step);
	}

	private Map<String, Long> stored() {
		return this.jdbcTemplate
			.query("SELECT url, hits FROM pages", (row, number) -> Map.entry(row.getString(1), row.getLong(2)))
			.stream()
			.collect(Collectors.toMap(Map.Entry::getKey, Map.Entry::getValue, Long::sum, TreeMap::new));
	}

	private static Map<String, Long> storedBefore() {
		return IntStream.range(0, PageInput.ROWS)
			.filter((number) -> number % 5 == 0)
			.mapToObj((number) -> PageInput.row(number).getUrl())
			.distinct()
			.collect(Collectors.toMap((url) -> url, (url) -> (long) STORED_BEFORE, Long::sum, TreeMap::new));
	}

	private static Map<String, Long> expected() {
		Map<String, Long> pages = storedBefore();
		IntStream.range(0, PageInput.ROWS).forEach((number) -> add(pages, number));
		return pages;
	}

	private static void add(Map<String, Long> pages, int number) {
		Page row = PageInput.row(number);
		pages.merge(row.getUrl(), row.getHits(), Long::sum);
	}

	/**
	 * What the writer has to have counted in a range of rows.
	 */
	private static String totals(int from, int to) {
		Map<String, Long> pages = storedBefore();
		int before = pages.size();
		IntStream.range(from, to).forEach((number) -> add(pages, number));
		int inserted = pages.size() - before;
		return "%d inserted, %d updated, 0 unchanged".formatted(inserted, to - from - inserted);
	}

}
