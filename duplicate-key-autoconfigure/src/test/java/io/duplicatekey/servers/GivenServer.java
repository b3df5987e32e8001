package io.duplicatekey.servers;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A server that runs already, named by {@code -Dservers.url.<name>}.
 *
 * @param name the name
 * @param url a JDBC URL with the user, and the password if there is one, in its query
 */
record GivenServer(String name, String url) implements ServerSource {

	private static final Pattern URL = Pattern.compile("jdbc:(?:mysql|mariadb)://([^/?]+)/?(?:\\?(.*))?");

	@Override
	public TestServer start() throws Exception {
		Matcher matcher = URL.matcher(this.url);
		if (!matcher.matches()) {
			throw new IllegalArgumentException("-Dservers.url." + this.name + "=" + this.url
					+ " is not of the form jdbc:mysql://host:port/?user=root&password=...");
		}
		String user = "root";
		String password = "";
		List<String> options = new ArrayList<>();
		for (String option : TestServers.names((matcher.group(2) != null) ? matcher.group(2).replace('&', ',') : "")) {
			if (option.startsWith("user=")) {
				user = option.substring("user=".length());
			}
			else if (option.startsWith("password=")) {
				password = option.substring("password=".length());
			}
			else {
				options.add(option);
			}
		}
		return TestServer.connect(this.name, matcher.group(1), user, password, String.join("&", options));
	}

}
