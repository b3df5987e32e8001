package io.duplicatekey.jdbc;

import java.sql.SQLException;
import java.util.List;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.read.ListAppender;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.slf4j.LoggerFactory;

import io.duplicatekey.plan.UpsertPlan;
import io.duplicatekey.servers.ServerTest;
import io.duplicatekey.servers.TestDatabase;
import io.duplicatekey.upsert.OnDuplicate;
import io.duplicatekey.upsert.Upserted;

import static io.duplicatekey.jdbc.Upserts.row;
import static org.assertj.core.api.Assertions.assertThat;

/**
 * What is logged of upserts: statements and numbers, and never a value.
 */
class UpsertLogIT {

	private final Logger logger = (Logger) LoggerFactory.getLogger(UpsertExecutor.class);

	private final ListAppender<ILoggingEvent> appender = new ListAppender<>();

	@BeforeEach
	void record() {
		this.logger.setLevel(Level.DEBUG);
		this.logger.addAppender(this.appender);
		this.appender.start();
	}

	@AfterEach
	void stop() {
		this.logger.detachAppender(this.appender);
		this.logger.setLevel(null);
	}

	@ServerTest
	void theStatementIsLoggedOnceAndThenTheNumberOfRows(TestDatabase database) throws SQLException {
		try (Upserts upserts = new Upserts(database.connection(""))) {
			upserts.sql("CREATE TABLE t (sku VARCHAR(20) PRIMARY KEY, name VARCHAR(20))");
			upserts.execute(plan(OnDuplicate.KEEP), Counting.EACH, row("secret1", "secret2"),
					row("secret3", "secret4"));
			assertThat(messages(Level.DEBUG)).containsExactly(
					"Upserting by [INSERT INTO `t` (`sku`, `name`) VALUES (?, ?) ON DUPLICATE KEY UPDATE `sku` = "
							+ "IF(LAST_INSERT_ID(9223372036854775808) = 0, `t`.`sku`, `t`.`sku`)]",
					"Upserted 2 rows by 2 executions");
		}
	}

	@ServerTest
	void warningsAreLoggedByTheirCodes(TestDatabase database) throws SQLException {
		try (Upserts upserts = new Upserts(database.connection(""))) {
			upserts.sql("CREATE TABLE t (sku VARCHAR(20) PRIMARY KEY, name VARCHAR(4))");
			upserts.execute(plan(OnDuplicate.IGNORE), Counting.NONE, row("secret1", "secret2"),
					row("secret3", "secret4"));
			assertThat(messages(Level.WARN))
				.containsExactly("INSERT IGNORE into table 't' made warnings of errors: 1265 (2 times)");
			assertThat(this.appender.list).noneMatch((event) -> event.getFormattedMessage().contains("secret"));
		}
	}

	private List<String> messages(Level level) {
		return this.appender.list.stream()
			.filter((event) -> event.getLevel() == level)
			.map(ILoggingEvent::getFormattedMessage)
			.toList();
	}

	private static UpsertPlan plan(OnDuplicate onDuplicate) {
		return TablePlan.of("t").id("sku", String.class).data("name", String.class).key("sku").on(onDuplicate).build();
	}

}
