package io.duplicatekey.servers;

import java.io.IOException;
import java.nio.file.Path;
import java.util.concurrent.TimeUnit;

/**
 * Stops a server with this JVM.
 */
final class ServerGuard {

	private ServerGuard() {
	}

	/**
	 * Stop a server and delete its data when this JVM ends, and stop it even when this
	 * JVM is killed.
	 */
	static void guard(ProcessHandle server, Path data) throws IOException {
		Runtime.getRuntime().addShutdownHook(new Thread(() -> stop(server, data)));
		if (!System.getProperty("os.name").startsWith("Windows")) {
			// No hook runs in a JVM that is killed. A shell then sees the end of a pipe
			// that only this JVM holds open. Windows has no such shell.
			new ProcessBuilder("sh", "-c", "cat >/dev/null; kill \"$0\" 2>/dev/null", Long.toString(server.pid()))
				.redirectOutput(ProcessBuilder.Redirect.DISCARD)
				.redirectError(ProcessBuilder.Redirect.DISCARD)
				.start();
		}
	}

	private static void stop(ProcessHandle server, Path data) {
		server.destroy();
		try {
			server.onExit().orTimeout(20, TimeUnit.SECONDS).exceptionally((timeout) -> kill(server)).join();
			ServerFiles.delete(data);
		}
		catch (IOException ex) {
			System.err.println("The data of server " + server.pid() + " stays behind: " + ex);
		}
		catch (InterruptedException ex) {
			Thread.currentThread().interrupt();
		}
	}

	private static ProcessHandle kill(ProcessHandle server) {
		System.err.println("Server " + server.pid() + " did not stop in time, so it is killed");
		server.destroyForcibly();
		return server.onExit().join();
	}

}
