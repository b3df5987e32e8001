package io.duplicatekey.servers;

/**
 * A place to get a server from.
 */
interface ServerSource {

	/**
	 * The name to require the server by.
	 * @return the name
	 */
	String name();

	/**
	 * Start the server, to be stopped with this JVM.
	 * @return the running server
	 * @throws ServerUnavailableException if it cannot be had on this machine
	 * @throws Exception if it could be had and does not start
	 */
	TestServer start() throws Exception;

}
