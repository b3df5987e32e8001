package io.duplicatekey.docs.shop;

import org.springframework.dao.DataIntegrityViolationException;
import org.springframework.stereotype.Service;

@Service
public class SignUpBefore {

	private final UserRepository users;

	public SignUpBefore(UserRepository users) {
		this.users = users;
	}

	public String signUp(String email, String handle) {
		// tag::before[]
		try {
			this.users.save(new User(email, handle));
			return "Welcome";
		}
		catch (DataIntegrityViolationException ex) {
			// From JPA it is not even a DuplicateKeyException,
			// and what the user typed is part of this text.
			String message = String.valueOf(ex.getMostSpecificCause().getMessage());
			if (message.contains("uk_users_email")) {
				return "There is an account with this e-mail address";
			}
			throw ex;
		}
		// end::before[]
	}

}
