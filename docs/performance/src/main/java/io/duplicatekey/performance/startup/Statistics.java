package io.duplicatekey.performance.startup;

import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/**
 * A repository on JdbcClient.
 */
@Repository
public class Statistics {

	private final JdbcClient client;

	Statistics(JdbcClient client) {
		this.client = client;
	}

	/**
	 * Count.
	 * @return how many products there are
	 */
	public long products() {
		return this.client.sql("SELECT COUNT(*) FROM products").query(Long.class).single();
	}

}
