package io.duplicatekey.servers;

import java.sql.SQLException;
import java.util.Comparator;
import java.util.Objects;

import io.duplicatekey.servers.ServerResult.Outcome;

/**
 * A database beside the one of a test, for tests of several servers.
 */
public final class SecondDatabase {

	private SecondDatabase() {
	}

	/**
	 * Create a database on another server that the driver under test is for, of the same
	 * make if there is one, and on the same server if there is no other.
	 * @param first the database of the test
	 * @return the other database, which is the test's to close
	 * @throws SQLException if it cannot be created
	 */
	public static TestDatabase of(TestDatabase first) throws SQLException {
		TestTarget target = first.target();
		TestServer other = TestServers.start()
			.stream()
			.filter((result) -> result.outcome() == Outcome.RUNS)
			.map((result) -> Objects.requireNonNull(result.server()))
			.filter((server) -> !server.equals(target.server()) && server.drivers().contains(target.driver()))
			.min(Comparator.comparing((server) -> server.isMariaDb() != target.server().isMariaDb()))
			.orElse(target.server());
		return TestDatabase.create(new TestTarget(other, target.driver()));
	}

}
