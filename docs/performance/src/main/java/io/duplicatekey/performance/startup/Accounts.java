package io.duplicatekey.performance.startup;

import java.util.List;

import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/**
 * A service with transactions.
 */
@Service
public class Accounts {

	private final Users users;

	private final Statistics statistics;

	Accounts(Users users, Statistics statistics) {
		this.users = users;
		this.statistics = statistics;
	}

	/**
	 * Read through JPA and JDBC.
	 * @return the e-mail addresses, and how many products there are
	 */
	@Transactional(readOnly = true)
	public List<String> list() {
		return List.of(this.users.findAll().toString(), String.valueOf(this.statistics.products()));
	}

	/**
	 * Write.
	 * @param user what to write
	 */
	@Transactional
	public void register(User user) {
		this.users.saveAndFlush(user);
	}

}
