package io.duplicatekey.servers;

import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Properties;

import org.jspecify.annotations.Nullable;

/**
 * The servers of this JVM, started when a test first asks for them.
 * <ul>
 * <li>{@code -Dservers=a,b}: exactly these, and their tests fail where one cannot be
 * had.</li>
 * <li>{@code -Dservers.url.<name>=jdbc:mysql://host:port/?user=root}: a running server of
 * one's own, by any name.</li>
 * <li>{@code -Dservers.mysql.image=mysql:8.4}: the image of the server
 * {@code mysql}.</li>
 * </ul>
 */
final class TestServers {

	private static final String URL_PREFIX = "servers.url.";

	private static @Nullable List<ServerResult> results;

	private TestServers() {
	}

	/**
	 * All servers, started where they can be had.
	 * @return one result for each server
	 */
	static synchronized List<ServerResult> start() {
		List<ServerResult> started = results;
		if (started == null) {
			Instant start = Instant.now();
			started = start(System.getProperties());
			results = started;
			System.out.println("Servers after " + Duration.between(start, Instant.now()).toMillis() + " ms: "
					+ started.stream().map((result) -> result.name() + " " + result.outcome()).toList());
		}
		return started;
	}

	/**
	 * All servers if any test asked for them.
	 * @return one result for each server, empty if none was asked for
	 */
	static synchronized List<ServerResult> started() {
		return (results != null) ? results : List.of();
	}

	private static List<ServerResult> start(Properties properties) {
		ServerSelection selection = new ServerSelection(List.of(new EmbeddedMariaDb()), List
			.of(new ContainerMySql(properties.getProperty("servers.mysql.image", "mysql:8.4")), new PackagedMySql()),
				given(properties));
		List<String> required = names(properties.getProperty("servers", ""));
		return required.isEmpty() ? selection.startWhatIsThere() : selection.startRequired(required);
	}

	static List<ServerSource> given(Properties properties) {
		return properties.stringPropertyNames()
			.stream()
			.filter((property) -> property.startsWith(URL_PREFIX))
			.sorted()
			.<ServerSource>map((property) -> new GivenServer(property.substring(URL_PREFIX.length()),
					properties.getProperty(property)))
			.toList();
	}

	static List<String> names(String property) {
		return Arrays.stream(property.split(",")).map(String::strip).filter((name) -> !name.isEmpty()).toList();
	}

}
