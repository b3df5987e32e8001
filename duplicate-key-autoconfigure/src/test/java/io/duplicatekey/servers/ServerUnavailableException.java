package io.duplicatekey.servers;

/**
 * A server cannot be had on this machine. Anything else that goes wrong while one starts
 * is a failure.
 */
class ServerUnavailableException extends Exception {

	ServerUnavailableException(String reason) {
		super(reason);
	}

	ServerUnavailableException(String reason, Throwable cause) {
		super(reason, cause);
	}

}
