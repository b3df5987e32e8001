package io.duplicatekey.servers;

import java.io.IOException;

/**
 * Stops a server when this JVM is gone, also when it was killed and no shutdown hook ran:
 * a shell waits for the end of a pipe that only this JVM holds open.
 */
final class ServerGuard {

	private ServerGuard() {
	}

	static void guard(long pid) throws IOException {
		if (System.getProperty("os.name").startsWith("Windows")) {
			// No shell to wait there; the shutdown hook has to do.
			return;
		}
		new ProcessBuilder("sh", "-c", "cat >/dev/null; kill \"$0\" 2>/dev/null", Long.toString(pid))
			.redirectOutput(ProcessBuilder.Redirect.DISCARD)
			.redirectError(ProcessBuilder.Redirect.DISCARD)
			.start();
	}

}
