package io.duplicatekey.performance.bulk;

import java.net.URI;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

import io.duplicatekey.performance.MeasuredServer;

/**
 * Measures upserts of many rows: ours, by hand, and by other libraries, in one run on one
 * server with the same rows. Before each measurement the table is put to the same state;
 * what is measured is the calls with their transactions. What a way left in the table,
 * and what it said, is checked once in each table of the report.
 * <p>
 * Arguments: {@code [--server=embedded|jdbc:...] [--rows=1,100,10000,100000]
 * [--existing=0,50,100] [--threads=1,8] [--delay=0,1] [--rounds=5] [--peers=regular
 * expression] [--patience=seconds] [--ids] [--out=folder]}.
 */
public final class BulkComparison {

	private BulkComparison() {
	}

	/**
	 * Measure.
	 * @param args see above
	 * @throws Exception if server or applications do not start
	 */
	public static void main(String[] args) throws Exception {
		Options options = Options.parse(args);
		try (MeasuredServer server = MeasuredServer.open(options.server())) {
			String database = "dk_bulk_" + ProcessHandle.current().pid();
			String url = withParameters(server.url(database));
			Report report = Report.open(options.out(), server.describe());
			try (Connection connection = DriverManager.getConnection(url + "&rewriteBatchedStatements=true");
					Statement statement = connection.createStatement()) {
				report.write(about(server, statement, args));
				ProductTable table = new ProductTable(connection);
				table.create();
				for (int delay : options.delays()) {
					measureWithDelay(options, delay, url, MeasuredServer.dialect(connection), table, report);
				}
				statement.execute("DROP DATABASE " + database);
			}
		}
	}

	private static String withParameters(String url) {
		return url.contains("?") ? url : url + "?";
	}

	private static String about(MeasuredServer server, Statement statement, String... args) throws SQLException {
		try (ResultSet result = statement.executeQuery("SELECT @@innodb_buffer_pool_size DIV 1048576,"
				+ " @@innodb_flush_log_at_trx_commit, @@log_bin, @@transaction_isolation")) {
			result.next();
			return String.format("""
					# Upserts of many rows

					- Server and driver: %s; buffer pool %s MB, innodb_flush_log_at_trx_commit=%s, log_bin=%s, %s
					- JDK %s, %d processors
					- %s, arguments `%s`
					""", server.describe().replaceAll(" \\(Revision.*\\)", ""), result.getString(1),
					result.getString(2), result.getString(3), result.getString(4), Runtime.version(),
					Runtime.getRuntime().availableProcessors(), Report.now(),
					String.join(" ", args).replaceAll("--server=\\S+ ?", ""));
		}
	}

	private static void measureWithDelay(Options options, int delay, String url, String dialect, ProductTable table,
			Report report) throws Exception {
		URI address = URI.create(url.substring("jdbc:".length()));
		int port = (address.getPort() > 0) ? address.getPort() : 3306;
		try (LatencyProxy proxy = new LatencyProxy(address.getHost(), port, delay)) {
			String reached = (delay > 0) ? url.replaceFirst("//[^/]*/", "//127.0.0.1:" + proxy.port() + "/") : url;
			report.write(String.format(Locale.ROOT, "%n## %d ms added: a round trip takes %.2f ms%n", delay,
					roundTrip(reached)));
			measure(options, delay, reached, dialect, table, report);
		}
	}

	private static void measure(Options options, int delay, String url, String dialect, ProductTable table,
			Report report) throws Exception {
		Map<Cell, List<Result>> measured = new LinkedHashMap<>();
		try (Peers peers = new Peers(url, dialect)) {
			List<Peer> chosen = peers.all()
				.stream()
				.filter((peer) -> options.peers().matcher(peer.name()).find())
				.filter((peer) -> options.ids() || !peer.ids())
				.toList();
			for (Cell cell : options.cells(delay)) {
				List<Result> results = new CellRun(cell, table, options, chosen).run();
				report.writeCell(cell, results);
				measured.put(cell, results);
			}
		}
		report.write(Aims.table(measured));
	}

	private static double roundTrip(String url) throws SQLException {
		List<Double> millis = new ArrayList<>();
		try (Connection connection = DriverManager.getConnection(url);
				Statement statement = connection.createStatement()) {
			for (int i = 0; i < 201; i++) {
				long begin = System.nanoTime();
				statement.execute("DO 1");
				millis.add((System.nanoTime() - begin) / 1e6);
			}
		}
		return Result.median(millis);
	}

}
