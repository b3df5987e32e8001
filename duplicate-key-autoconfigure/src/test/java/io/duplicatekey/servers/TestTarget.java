package io.duplicatekey.servers;

/**
 * What a test runs against: a server through a driver. Tests can take one as a parameter.
 *
 * @param server the server
 * @param driver the driver
 */
public record TestTarget(TestServer server, TestDriver driver) {

	@Override
	public String toString() {
		return this.server + ", " + this.driver;
	}

}
