package io.duplicatekey.translation;

import java.sql.BatchUpdateException;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.Arrays;
import java.util.List;

import org.assertj.core.api.SoftAssertions;
import org.jspecify.annotations.Nullable;

import io.duplicatekey.DuplicateKeyViolation.Rows;
import io.duplicatekey.servers.BatchModes;
import io.duplicatekey.servers.FailingBatch;
import io.duplicatekey.servers.ServerTest;
import io.duplicatekey.servers.TestDatabase;
import io.duplicatekey.servers.TestDriver;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * What {@link BatchRows} says of a failure is true on every server, with every driver and
 * in every mode: the rows always contain the one that the error is about, so a single row
 * is that one.
 */
class BatchRowsIT {

	private static final int[] SIZES = { 1, 2, 3, 5, 6 };

	@ServerTest
	void rowsContainTheOneThatIsReported(TestDatabase database) throws SQLException {
		try (Connection connection = database.connection("")) {
			FailingBatch.createTable(connection);
		}
		SoftAssertions soft = new SoftAssertions();
		int certain = 0;
		int all = 0;
		for (String mode : BatchModes.of(database.target().driver())) {
			try (Connection connection = database.connection(mode)) {
				for (FailingBatch batch : FailingBatch.all(SIZES)) {
					Rows rows = check(batch, mode, connection, soft);
					all++;
					certain += (rows != null && rows.isCertain()) ? 1 : 0;
				}
			}
		}
		System.out.println(database.target() + ": the failed row is certain in " + certain + " of " + all + " batches");
		soft.assertAll();
	}

	@ServerTest
	void theRowIsCertainByDefaultUnlessItIsTheLast(TestDatabase database) throws SQLException {
		// By default MariaDB's driver sends a prepared INSERT in one piece to a MariaDB.
		FailingBatch.Kind kind = (database.target().driver() == TestDriver.MARIADB) ? FailingBatch.Kind.PREPARED_UPDATE
				: FailingBatch.Kind.PREPARED;
		try (Connection connection = database.connection("")) {
			FailingBatch.createTable(connection);
			for (int row = 0; row < 5; row++) {
				SQLException failure = new FailingBatch(kind, 6, List.of(row)).execute(connection);
				assertThat(BatchRows.of(failure)).isEqualTo(new Rows(row, row));
			}
			SQLException failure = new FailingBatch(kind, 6, List.of(5)).execute(connection);
			assertThat(BatchRows.of(failure)).isEqualTo(new Rows(5, 6));
		}
	}

	private static @Nullable Rows check(FailingBatch batch, String mode, Connection connection, SoftAssertions soft)
			throws SQLException {
		SQLException failure = batch.execute(connection);
		int reported = FailingBatch.reportedRow(failure);
		Rows rows = BatchRows.of(failure);
		String[] description = { mode, batch.toString(),
				Arrays.toString(((BatchUpdateException) failure).getUpdateCounts()) };
		soft.assertThat(rows).as("%s %s counts %s", (Object[]) description).isNotNull();
		if (rows != null) {
			soft.assertThat(reported)
				.as("%s %s counts %s", (Object[]) description)
				.isBetween(rows.first(), rows.last());
			soft.assertThat(rows.last())
				.as("%s %s counts %s", (Object[]) description)
				.isLessThanOrEqualTo(batch.size());
		}
		return rows;
	}

}
