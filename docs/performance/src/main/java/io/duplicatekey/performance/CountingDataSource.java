package io.duplicatekey.performance;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.concurrent.atomic.AtomicLong;

import javax.sql.DataSource;

import org.springframework.jdbc.datasource.AbstractDataSource;

/**
 * Counts how often a connection is asked for. It is no DelegatingDataSource: one of an
 * application's own can change the schema, and is asked for it each time.
 */
final class CountingDataSource extends AbstractDataSource {

	private final DataSource target;

	private final AtomicLong connections = new AtomicLong();

	CountingDataSource(DataSource target) {
		this.target = target;
	}

	long connections() {
		return this.connections.get();
	}

	@Override
	public Connection getConnection() throws SQLException {
		this.connections.incrementAndGet();
		return this.target.getConnection();
	}

	@Override
	public Connection getConnection(String username, String password) throws SQLException {
		this.connections.incrementAndGet();
		return this.target.getConnection(username, password);
	}

}
