package io.duplicatekey.servers;

import java.util.List;
import java.util.Objects;
import java.util.Properties;

import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

import io.duplicatekey.servers.ServerResult.Outcome;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

/**
 * Which servers are started, skipped, or fail the build.
 */
class ServerSelectionTests {

	@Test
	void theFirstAlternativeThatRunsIsEnough() {
		List<ServerResult> results = select(absent("docker"), running("packaged")).startWhatIsThere();
		assertThat(results).extracting(ServerResult::name, ServerResult::outcome)
			.containsExactly(tuple("always", Outcome.RUNS), tuple("docker", Outcome.REPLACED),
					tuple("packaged", Outcome.RUNS), tuple("given", Outcome.RUNS));
		results = select(running("docker"), broken("packaged")).startWhatIsThere();
		assertThat(results).extracting(ServerResult::name).containsExactly("always", "docker", "given");
	}

	@Test
	void whereNoAlternativeRunsEachIsSkippedWithItsReason() {
		assertThat(select(absent("docker"), absent("packaged")).startWhatIsThere())
			.filteredOn((result) -> result.outcome() == Outcome.SKIPPED)
			.extracting(ServerResult::name, ServerResult::reason)
			.containsExactly(tuple("docker", "no docker here"), tuple("packaged", "no packaged here"));
	}

	@Test
	void aServerThatShouldStartAndDoesNotIsNeverSkipped() {
		assertThat(select(broken("docker"), running("packaged")).startWhatIsThere())
			.filteredOn((result) -> result.name().equals("docker"))
			.singleElement()
			.satisfies((result) -> assertThat(result.outcome()).isEqualTo(Outcome.MISSING))
			.satisfies((result) -> assertThat(result.reason()).contains("docker is broken"));
	}

	@Test
	void requiredServersAreExactlyThoseNamed() {
		List<ServerResult> results = select(absent("docker"), running("packaged"))
			.startRequired(List.of("packaged", "docker", "other"));
		assertThat(results).extracting(ServerResult::name, ServerResult::outcome)
			.containsExactly(tuple("packaged", Outcome.RUNS), tuple("docker", Outcome.MISSING),
					tuple("other", Outcome.MISSING));
		assertThat(results.get(2).reason()).contains("-Dservers.url.other=", "always", "docker", "packaged", "given");
	}

	@Test
	void aGivenAddressComesBeforeTheServerOfThatName() {
		ServerSelection selection = new ServerSelection(List.of(broken("always")), List.of(),
				List.of(running("always")));
		assertThat(selection.startRequired(List.of("always"))).extracting(ServerResult::outcome)
			.containsExactly(Outcome.RUNS);
	}

	@Test
	void readsNamesAndAddressesFromProperties() {
		assertThat(TestServers.names(" a, b ,,c")).containsExactly("a", "b", "c");
		assertThat(TestServers.names("")).isEmpty();
		Properties properties = new Properties();
		properties.setProperty("servers.url.mysql-9.7", "jdbc:mysql://localhost:1/?user=root");
		properties.setProperty("servers.mysql.image", "mysql:8");
		assertThat(TestServers.given(properties))
			.containsExactly(new GivenServer("mysql-9.7", "jdbc:mysql://localhost:1/?user=root"));
	}

	private static ServerSelection select(ServerSource... alternatives) {
		return new ServerSelection(List.of(running("always")), List.of(alternatives), List.of(running("given")));
	}

	private static ServerSource running(String name) {
		return new FakeSource(name, new TestServer(name, "localhost:1", "root", "", "", "1"), null);
	}

	private static ServerSource absent(String name) {
		return new FakeSource(name, null, new ServerUnavailableException("no " + name + " here"));
	}

	private static ServerSource broken(String name) {
		return new FakeSource(name, null, new IllegalStateException(name + " is broken"));
	}

	private record FakeSource(String name, @Nullable TestServer server,
			@Nullable Exception failure) implements ServerSource {

		@Override
		public TestServer start() throws Exception {
			if (this.server == null) {
				throw Objects.requireNonNull(this.failure);
			}
			return this.server;
		}

	}

}
