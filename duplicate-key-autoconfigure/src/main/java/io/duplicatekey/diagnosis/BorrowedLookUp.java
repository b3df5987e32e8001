package io.duplicatekey.diagnosis;

import java.sql.Connection;
import java.sql.SQLException;

import javax.sql.DataSource;

import org.apache.commons.logging.Log;
import org.apache.commons.logging.LogFactory;
import org.jspecify.annotations.Nullable;

import io.duplicatekey.diagnosis.Scene.LookUpSource;

/**
 * Borrows a connection when the first question is asked, and gives it back as it was.
 * <p>
 * It is not made read-only: drivers and proxies that split reads from writes would answer
 * from a replica then, which is behind. A transaction of its own keeps them on the server
 * that was written to; it only reads, and is rolled back.
 */
final class BorrowedLookUp implements LookUpSource, AutoCloseable {

	private static final Log logger = LogFactory.getLog(BorrowedLookUp.class);

	private final DataSource dataSource;

	private final SpareConnections spare;

	private final DiagnosisLimits limits;

	private final long start = System.nanoTime();

	private @Nullable Connection connection;

	private boolean autoCommit;

	private @Nullable LookUp lookUp;

	BorrowedLookUp(DataSource dataSource, SpareConnections spare, DiagnosisLimits limits) {
		this.dataSource = dataSource;
		this.spare = spare;
		this.limits = limits;
	}

	@Override
	public LookUp get() throws SQLException {
		LookUp lookUp = this.lookUp;
		if (lookUp == null) {
			lookUp = new LookUp(borrow(), this.limits.querySeconds(), this::isAllowed);
			this.lookUp = lookUp;
		}
		return lookUp;
	}

	private Connection borrow() throws SQLException {
		// It may have become busy since the diagnosis was asked for.
		String refusal = this.spare.refusal(this.dataSource);
		if (refusal != null || !isAllowed()) {
			throw new NotLookedUpException((refusal != null) ? refusal : "the time for it was over");
		}
		Connection borrowed = this.dataSource.getConnection();
		this.connection = borrowed;
		this.autoCommit = borrowed.getAutoCommit();
		borrowed.setAutoCommit(false);
		return borrowed;
	}

	private boolean isAllowed() {
		return System.nanoTime() - this.start < this.limits.timeout().toNanos()
				&& !this.spare.isAwaited(this.dataSource);
	}

	@Override
	public void close() {
		Connection borrowed = this.connection;
		if (borrowed == null) {
			return;
		}
		try (borrowed) {
			borrowed.rollback();
			borrowed.setAutoCommit(this.autoCommit);
		}
		catch (SQLException ex) {
			// The diagnosis is made. The pool finds out about a broken connection.
			logger.debug("Could not give back a connection: " + Failures.describe(ex));
		}
	}

}
