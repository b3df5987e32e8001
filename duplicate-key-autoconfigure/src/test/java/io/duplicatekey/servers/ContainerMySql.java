package io.duplicatekey.servers;

import org.testcontainers.DockerClientFactory;
import org.testcontainers.containers.ContainerFetchException;
import org.testcontainers.mysql.MySQLContainer;
import org.testcontainers.utility.DockerImageName;

/**
 * MySQL in a container, stopped by Testcontainers.
 *
 * @param image the image's name
 */
record ContainerMySql(String image) implements ServerSource {

	private static final String PASSWORD = "test";

	@Override
	public String name() {
		return "mysql";
	}

	@Override
	@SuppressWarnings("resource")
	public TestServer start() throws Exception {
		requireDocker();
		MySQLContainer container = new MySQLContainer(
				DockerImageName.parse(this.image).asCompatibleSubstituteFor("mysql"))
			.withUsername("root")
			.withPassword(PASSWORD)
			.withCommand("--local-infile=ON");
		try {
			container.start();
		}
		catch (ContainerFetchException ex) {
			throw new ServerUnavailableException("Docker cannot get " + this.image + ": " + ex.getMessage(), ex);
		}
		return TestServer.connect(name(), container.getHost() + ":" + container.getFirstMappedPort(), "root", PASSWORD,
				"");
	}

	private static void requireDocker() throws ServerUnavailableException {
		try {
			if (!DockerClientFactory.instance().isDockerAvailable()) {
				throw new ServerUnavailableException("Docker does not answer");
			}
		}
		catch (LinkageError ex) {
			// It brings native code that not every platform can load.
			throw new ServerUnavailableException("Docker's client does not load: " + ex, ex);
		}
	}

}
