package io.duplicatekey.behaviour.app;

public class HandleTakenException extends RuntimeException {

	public HandleTakenException(String message, Throwable cause) {
		super(message, cause);
	}

}
