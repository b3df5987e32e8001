package io.duplicatekey.servers;

/**
 * A JDBC driver under test.
 */
public enum TestDriver {

	/**
	 * MySQL Connector/J.
	 */
	CONNECTOR_J("Connector/J", "com.mysql.cj.jdbc.Driver", "jdbc:mysql:",
			"sslMode=DISABLED&allowPublicKeyRetrieval=true"),

	/**
	 * MariaDB Connector/J.
	 */
	MARIADB("MariaDB Connector/J", "org.mariadb.jdbc.Driver", "jdbc:mariadb:",
			"sslMode=disable&allowPublicKeyRetrieval=true");

	private final String displayName;

	private final String className;

	private final String protocol;

	// No TLS: each test opens connections of its own to a server on this machine.
	private final String options;

	TestDriver(String displayName, String className, String protocol, String options) {
		this.displayName = displayName;
		this.className = className;
		this.protocol = protocol;
		this.options = options;
	}

	/**
	 * The class to hand to Spring or a pool.
	 * @return the name of the driver's class
	 */
	public String className() {
		return this.className;
	}

	/**
	 * The URL of a database.
	 * @param server the server
	 * @param database the database, empty for none
	 * @param moreOptions further options as in a URL's query, empty for none
	 * @return the URL, without user and password
	 */
	String url(TestServer server, String database, String moreOptions) {
		StringBuilder url = new StringBuilder(this.protocol).append("//").append(server.authority());
		url.append('/').append(database).append('?').append(this.options);
		for (String more : new String[] { server.options(), moreOptions }) {
			if (!more.isEmpty()) {
				url.append('&').append(more);
			}
		}
		return url.toString();
	}

	@Override
	public String toString() {
		return this.displayName;
	}

}
