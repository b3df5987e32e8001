package io.duplicatekey.docs.shop;

import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

import io.duplicatekey.OnDuplicateKey;

@Service
public class Accounts {

	private final UserRepository users;

	public Accounts(UserRepository users) {
		this.users = users;
	}

	// tag::commit[]
	@OnDuplicateKey(constraint = "users.uk_users_handle", throwing = HandleTakenException.class)
	@OnDuplicateKey(throwing = AccountExistsException.class) // every other key
	@Transactional
	public void change(long id, String email, String handle) {
		User user = this.users.findById(id).orElseThrow();
		user.setEmail(email);
		user.setHandle(handle);
	} // the UPDATE runs here, when the transaction commits
		// end::commit[]

	public void changeThroughThis(long id, String email, String handle) {
		change(id, email, handle);
	}

}
