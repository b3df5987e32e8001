package io.duplicatekey.sample.users;

import io.duplicatekey.OnDuplicateKey;

import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/**
 * Registers and renames users. Neither method looks first whether an e-mail address or a
 * handle is free: between the look and the INSERT somebody else could take it.
 */
@Service
@Transactional
@OnDuplicateKey(constraint = "users.uk_users_handle", throwing = HandleTakenException.class)
class UserService {

	private final UserRepository users;

	UserService(UserRepository users) {
		this.users = users;
	}

	/**
	 * Register a user. The id is the database's, so {@code save} runs the INSERT at once.
	 * @param email the e-mail address
	 * @param handle the handle
	 * @return the stored user
	 * @throws EmailTakenException if another user has the address
	 * @throws HandleTakenException if another user has the handle
	 */
	public User register(String email, String handle) {
		return this.users.save(new User(email, handle));
	}

	/**
	 * Change a user's handle. Nothing here runs the UPDATE: Hibernate does when the
	 * transaction commits, after this method has returned.
	 * @param handle the present handle
	 * @param newHandle the handle to have
	 * @return the changed user
	 * @throws HandleTakenException if another user has the new handle
	 * @throws UserNotFoundException if no user has the present handle
	 */
	public User rename(String handle, String newHandle) {
		User user = this.users.findByHandle(handle).orElseThrow(() -> new UserNotFoundException(handle));
		user.rename(newHandle);
		return user;
	}

}
