package io.duplicatekey.docs.signup;

/**
 * Sends mails, after the request.
 */
public interface Mails {

	void confirmAddress(String email);

	void remindOfAccount(String email);

}
