package io.duplicatekey.diagnosis;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;

import io.duplicatekey.schema.UniqueIndex;
import io.duplicatekey.servers.ServerTest;
import io.duplicatekey.servers.TestDatabase;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;
import static org.assertj.core.api.Assumptions.assumeThat;

/**
 * The question whether a table has changed, and what it leaves behind.
 */
class TableChangesIT {

	private static final String EXPIRY = "SHOW SESSION VARIABLES LIKE 'information_schema_stats_expiry'";

	@ServerTest
	void aConnectionIsLeftAsItWasAlsoWhereTheTimeIsOver(TestDatabase database) throws SQLException {
		try (Connection connection = database.connection(""); Statement statement = connection.createStatement()) {
			statement.execute("CREATE TABLE t (a INT PRIMARY KEY)");
			String before = expiry(statement);
			assumeThat(before).as("the server has the variable").isNotNull();
			for (int questions = 1; questions <= 4; questions++) {
				AtomicInteger left = new AtomicInteger(questions);
				LookUp lookUp = new LookUp(connection, 10, () -> left.getAndDecrement() > 0);
				KeyTable table = new KeyTable(database.name(), "t", new UniqueIndex("t", "PRIMARY", List.of()),
						List.of(), List.of());
				Throwable end = catchThrowable(() -> new TableChanges(lookUp).noneSince(table, Instant.now()));
				assertThat(end == null || end instanceof NotLookedUpException).isTrue();
				assertThat(expiry(statement)).as("after %s questions", questions).isEqualTo(before);
			}
		}
	}

	private static String expiry(Statement statement) throws SQLException {
		try (ResultSet row = statement.executeQuery(EXPIRY)) {
			return row.next() ? row.getString(2) : null;
		}
	}

}
