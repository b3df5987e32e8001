package io.duplicatekey.performance.bulk;

import java.lang.management.ManagementFactory;
import java.lang.management.MemoryPoolMXBean;
import java.lang.management.MemoryType;
import java.lang.management.MemoryUsage;
import java.nio.file.Path;
import java.sql.Connection;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.stream.LongStream;
import java.util.stream.Stream;

import org.springframework.boot.WebApplicationType;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.context.ConfigurableApplicationContext;

import io.duplicatekey.performance.MeasuredServer;
import io.duplicatekey.performance.bulk.app.BulkApplication;
import io.duplicatekey.performance.bulk.app.Product;
import io.duplicatekey.performance.bulk.app.Products;
import io.duplicatekey.upsert.UpsertResult;

/**
 * Streams rows through an {@code @Upsert} method in a JVM with a small heap, every third
 * with a key that came before, and fails if that does not finish or the totals are wrong.
 * <p>
 * Arguments: {@code [--server=embedded|jdbc:...] [--rows=5000000] [--heap=64m]}.
 */
public final class StreamMemory {

	private static final int MEGABYTE = 1024 * 1024;

	private StreamMemory() {
	}

	/**
	 * Measure.
	 * @param args see above
	 * @throws Exception if it does not finish
	 */
	public static void main(String[] args) throws Exception {
		try (MeasuredServer server = MeasuredServer.open(value(args, "server", MeasuredServer.EMBEDDED))) {
			String database = "dk_stream_" + ProcessHandle.current().pid();
			String url = server.url(database);
			try (Connection connection = server.connection()) {
				connection.setCatalog(database);
				new ProductTable(connection).create();
				System.out.println(server.describe() + ", JDK " + Runtime.version());
				int end = fork(value(args, "heap", "64m"), url, MeasuredServer.dialect(connection),
						value(args, "rows", "5000000"));
				connection.createStatement().execute("DROP DATABASE " + database);
				if (end != 0) {
					throw new IllegalStateException("The JVM with the small heap ended with " + end);
				}
			}
		}
	}

	private static String value(String[] args, String name, String byDefault) {
		String prefix = "--" + name + "=";
		return Stream.of(args)
			.filter((arg) -> arg.startsWith(prefix))
			.map((arg) -> arg.substring(prefix.length()))
			.findFirst()
			.orElse(byDefault);
	}

	private static int fork(String heap, String url, String dialect, String rows) throws Exception {
		return new ProcessBuilder(Path.of(System.getProperty("java.home"), "bin", "java").toString(), "-Xmx" + heap,
				"-XX:+ExitOnOutOfMemoryError", "-cp", System.getProperty("java.class.path"), Streaming.class.getName(),
				url, dialect, rows)
			.inheritIO()
			.start()
			.waitFor();
	}

	/**
	 * What runs in the JVM with the small heap.
	 */
	static final class Streaming {

		private Streaming() {
		}

		/**
		 * Stream.
		 * @param args URL, Hibernate's dialect and number of rows
		 */
		public static void main(String[] args) {
			long rows = Long.parseLong(args[2]);
			try (ConfigurableApplicationContext context = new SpringApplicationBuilder(BulkApplication.class)
				.web(WebApplicationType.NONE)
				.properties("spring.datasource.url=" + args[0], "spring.jpa.properties.hibernate.dialect=" + args[1],
						"spring.jpa.hibernate.ddl-auto=none", "spring.main.banner-mode=off", "logging.level.root=warn",
						"logging.level.org.hibernate.orm.deprecation=error")
				.run()) {
				long begin = System.nanoTime();
				UpsertResult result = context.getBean(Products.class).writeStream(products(rows));
				double seconds = (System.nanoTime() - begin) / 1e9;
				System.out.printf("%,d rows in %.1f s, %,.0f rows/s: %s%n", rows, seconds, rows / seconds, result);
				printHeap();
				long keys = rows - rows / 3;
				if (result.inserted() != keys || result.total() != rows) {
					throw new IllegalStateException("The totals are wrong: there are " + keys + " keys");
				}
			}
		}

		/**
		 * Each third row has a key that was there before, with other values.
		 */
		private static Stream<Product> products(long rows) {
			return LongStream.range(0, rows).mapToObj((i) -> {
				long key = (i % 3 == 2) ? i - 1 : i;
				return new Product(DataSet.row(DataSet.sku((int) key), "streamed", (int) i));
			});
		}

		private static void printHeap() {
			List<String> pools = new ArrayList<>();
			for (MemoryPoolMXBean pool : ManagementFactory.getMemoryPoolMXBeans()) {
				if (pool.getType() == MemoryType.HEAP) {
					MemoryUsage live = pool.getCollectionUsage();
					pools.add("%s at most %d MB, %s MB after its last collection".formatted(pool.getName(),
							Objects.requireNonNull(pool.getPeakUsage()).getUsed() / MEGABYTE,
							(live != null) ? live.getUsed() / MEGABYTE : "?"));
				}
			}
			System.gc();
			System.out.printf("Heap of at most %d MB: %s; in use at the end %d MB%n",
					Runtime.getRuntime().maxMemory() / MEGABYTE, String.join(", ", pools),
					ManagementFactory.getMemoryMXBean().getHeapMemoryUsage().getUsed() / MEGABYTE);
		}

	}

}
