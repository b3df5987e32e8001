package io.duplicatekey.behaviour.app;

public class HandleTakenException extends RuntimeException {

	private static final long serialVersionUID = 1L;

	public HandleTakenException(String message, Throwable cause) {
		super(message, cause);
	}

}
