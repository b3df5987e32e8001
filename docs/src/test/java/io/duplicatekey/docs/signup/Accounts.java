package io.duplicatekey.docs.signup;

/**
 * Stores accounts. An address that has one is an {@code EmailTakenException}.
 */
public interface Accounts {

	void open(String email);

	void rename(long id, String handle);

}
