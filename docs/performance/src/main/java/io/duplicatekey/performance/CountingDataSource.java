package io.duplicatekey.performance;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.concurrent.atomic.AtomicLong;

import javax.sql.DataSource;

import org.springframework.jdbc.datasource.DelegatingDataSource;

/**
 * Counts how often a connection is asked for.
 */
final class CountingDataSource extends DelegatingDataSource {

	private final AtomicLong connections = new AtomicLong();

	CountingDataSource(DataSource target) {
		super(target);
	}

	long connections() {
		return this.connections.get();
	}

	@Override
	public Connection getConnection() throws SQLException {
		this.connections.incrementAndGet();
		return super.getConnection();
	}

	@Override
	public Connection getConnection(String username, String password) throws SQLException {
		this.connections.incrementAndGet();
		return super.getConnection(username, password);
	}

}
