package io.duplicatekey.docs.shop;

// tag::class[]
public class HandleTakenException extends RuntimeException {

	public HandleTakenException(String message, Throwable cause) {
		super(message, cause);
	}

}
// end::class[]
