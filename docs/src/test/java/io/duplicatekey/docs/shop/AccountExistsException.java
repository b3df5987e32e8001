package io.duplicatekey.docs.shop;

public class AccountExistsException extends RuntimeException {

	public AccountExistsException(String message, Throwable cause) {
		super(message, cause);
	}

}
