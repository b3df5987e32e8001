package io.duplicatekey.docs.shop;

import org.springframework.stereotype.Service;

import io.duplicatekey.DuplicateEntryException;

@Service
public class SignUp {

	private final UserRepository users;

	public SignUp(UserRepository users) {
		this.users = users;
	}

	public String signUp(String email, String handle) {
		// tag::after[]
		try {
			this.users.save(new User(email, handle));
			return "Welcome";
		}
		catch (EmailTakenException ex) { // your class, for one key
			return "There is an account with this e-mail address";
		}
		catch (DuplicateEntryException ex) { // ours, for every other key
			return "Already taken: " + ex.getViolation().properties();
		}
		// end::after[]
	}

}
