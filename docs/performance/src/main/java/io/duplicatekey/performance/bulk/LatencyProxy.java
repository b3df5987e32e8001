package io.duplicatekey.performance.bulk;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.SocketException;
import java.util.Arrays;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.locks.LockSupport;

/**
 * A network that is slow to begin with: what the client sends arrives a while later, and
 * answers come back at once, so that each round trip takes longer by that while. What is
 * sent in many pieces without waiting for answers is late only once. The bandwidth is
 * that of the machine.
 */
final class LatencyProxy implements AutoCloseable {

	private static final int PIECE = 65_536;

	/**
	 * Bytes on their way at once: as large as a statement gets.
	 */
	private static final int PIECES = 256;

	private final ServerSocket listener;

	private final String host;

	private final int port;

	private final long delayNanos;

	LatencyProxy(String host, int port, int delayMillis) throws IOException {
		this.host = host;
		this.port = port;
		this.delayNanos = delayMillis * 1_000_000L;
		this.listener = new ServerSocket(0, 50, InetAddress.getLoopbackAddress());
		start("accept", this::accept);
	}

	int port() {
		return this.listener.getLocalPort();
	}

	private void accept() throws IOException {
		while (true) {
			Socket client;
			try {
				client = this.listener.accept();
			}
			catch (SocketException ex) {
				if (this.listener.isClosed()) {
					return;
				}
				throw ex;
			}
			Socket server = new Socket(this.host, this.port);
			client.setTcpNoDelay(true);
			server.setTcpNoDelay(true);
			BlockingQueue<Piece> way = new LinkedBlockingQueue<>(PIECES);
			start("requests", () -> read(client, way));
			start("late", () -> write(way, server));
			start("answers", () -> copy(server, client));
		}
	}

	private void read(Socket client, BlockingQueue<Piece> way) throws IOException, InterruptedException {
		InputStream in = client.getInputStream();
		byte[] buffer = new byte[PIECE];
		try {
			for (int length = in.read(buffer); length >= 0; length = in.read(buffer)) {
				way.put(new Piece(System.nanoTime() + this.delayNanos, Arrays.copyOf(buffer, length)));
			}
		}
		finally {
			way.put(Piece.LAST);
		}
	}

	private static void write(BlockingQueue<Piece> way, Socket server) throws IOException, InterruptedException {
		try (server) {
			OutputStream out = server.getOutputStream();
			for (Piece piece = way.take(); piece.bytes().length > 0; piece = way.take()) {
				for (long wait = piece.due() - System.nanoTime(); wait > 0; wait = piece.due() - System.nanoTime()) {
					LockSupport.parkNanos(wait);
				}
				out.write(piece.bytes());
			}
		}
	}

	private static void copy(Socket server, Socket client) throws IOException {
		try (client) {
			server.getInputStream().transferTo(client.getOutputStream());
		}
		catch (SocketException ex) {
			// The client is gone.
			if (!server.isClosed()) {
				throw ex;
			}
		}
	}

	/**
	 * A connection that is closed ends its threads; anything else that happens to one of
	 * them, the client notices by its connection.
	 */
	private static void start(String name, Task task) {
		Thread thread = new Thread(() -> {
			try {
				task.run();
			}
			catch (IOException ex) {
				throw new UncheckedIOException(ex);
			}
			catch (InterruptedException ex) {
				Thread.currentThread().interrupt();
			}
		}, "latency-" + name);
		thread.setDaemon(true);
		thread.setUncaughtExceptionHandler((failed, ex) -> System.err.println(failed.getName() + " ends: " + ex));
		thread.start();
	}

	@Override
	public void close() throws IOException {
		this.listener.close();
	}

	/**
	 * What a thread does.
	 */
	private interface Task {

		void run() throws IOException, InterruptedException;

	}

	/**
	 * Bytes on their way.
	 *
	 * @param due when they arrive
	 * @param bytes the bytes, none at the end
	 */
	@SuppressWarnings("ArrayRecordComponent")
	private record Piece(long due, byte[] bytes) {

		static final Piece LAST = new Piece(0, new byte[0]);

	}

}
