package io.duplicatekey.behaviour.app;

import java.sql.SQLException;

import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

import io.duplicatekey.OnDuplicateKey;

/**
 * Runs what a test hands it, inside the declarations that it is about.
 */
@Component
public class Registration {

	@Transactional
	public void inTransaction(Action action) throws SQLException {
		action.run();
	}

	@OnDuplicateKey
	public void advised(Action action) throws SQLException {
		action.run();
	}

	@OnDuplicateKey(constraint = "users.uk_users_email", throwing = IllegalStateException.class)
	@OnDuplicateKey(constraint = "uk_users_handle", throwing = HandleTakenException.class)
	@Transactional
	public void declared(Action action) throws SQLException {
		action.run();
	}

	@OnDuplicateKey(throwing = HandleTakenException.class)
	public void anyConstraint(Action action) throws SQLException {
		action.run();
	}

	public interface Action {

		void run() throws SQLException;

	}

}
