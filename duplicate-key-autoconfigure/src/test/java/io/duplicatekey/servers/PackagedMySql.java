package io.duplicatekey.servers;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

/**
 * MySQL 8.0.33 from Maven Central, for a Linux that has the libraries it links to.
 */
record PackagedMySql() implements ServerSource {

	private static final List<String> LIBRARIES = List.of("libaio.so.1", "libnuma.so.1");

	private static final List<Path> LIBRARY_FOLDERS = Stream
		.of("/lib/x86_64-linux-gnu", "/usr/lib/x86_64-linux-gnu", "/lib64", "/usr/lib64", "/lib", "/usr/lib")
		.map(Path::of)
		.toList();

	@Override
	public String name() {
		return "mysql-8.0.33";
	}

	@Override
	public TestServer start() throws Exception {
		String system = System.getProperty("os.name") + " " + System.getProperty("os.arch");
		if (!"Linux amd64".equals(system)) {
			throw new ServerUnavailableException("It is packaged for Linux amd64 only, this is " + system);
		}
		List<String> missing = LIBRARIES.stream().filter((library) -> !isThere(library)).toList();
		if (!missing.isEmpty()) {
			throw new ServerUnavailableException(String.join(" and ", missing)
					+ " not found; on Debian 12 or Ubuntu 22.04: " + "apt-get install libaio1 libnuma1");
		}
		Path home = ServerFiles.locked(name(), MySqlPackage::unpack);
		int port = new MySqlProcess(home, ServerFiles.data("mysql")).start();
		return TestServer.connect(name(), "127.0.0.1:" + port, "root", "", "");
	}

	private static boolean isThere(String library) {
		return LIBRARY_FOLDERS.stream().anyMatch((folder) -> Files.exists(folder.resolve(library)));
	}

}
