package io.duplicatekey.docs.causes;

import java.util.Locale;
import java.util.stream.Stream;

import io.duplicatekey.docs.shop.EmbeddedServer;

/**
 * A server to try SQL on: the embedded one, and each that is named by
 * {@code -Dservers.url.NAME=jdbc:mysql://...}, as the tests of the library have it.
 *
 * @param name the name
 * @param url a JDBC URL without a database
 */
record Server(String name, String url) {

	private static final String PREFIX = "servers.url.";

	static Stream<Server> all() {
		EmbeddedServer.require();
		Stream<Server> named = System.getProperties()
			.stringPropertyNames()
			.stream()
			.filter((property) -> property.startsWith(PREFIX))
			.sorted()
			.map((property) -> new Server(property.substring(PREFIX.length()), System.getProperty(property)));
		return Stream.concat(Stream.of(new Server("embedded", EmbeddedServer.get().url("") + "?user=root")), named);
	}

	/**
	 * A URL for MariaDB's driver, which talks to MySQL as well.
	 */
	String url(String database) {
		String url = this.url.replaceFirst("^jdbc:mysql:", "jdbc:mariadb:");
		int end = (url.indexOf('?') < 0) ? url.length() : url.indexOf('?');
		String folder = url.substring(0, end).replaceFirst("/$", "");
		return folder + "/" + database + url.substring(end);
	}

	@Override
	public String toString() {
		return this.name.toLowerCase(Locale.ROOT);
	}

}
