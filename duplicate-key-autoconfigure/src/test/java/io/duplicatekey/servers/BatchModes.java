package io.duplicatekey.servers;

import java.util.List;

/**
 * The options of a driver that change how it sends a batch or reports a failure.
 */
public final class BatchModes {

	private static final List<String> CONNECTOR_J = List.of("", "rewriteBatchedStatements=true",
			"continueBatchOnError=false", "useServerPrepStmts=true", "useOnlyServerErrorMessages=false",
			"dumpQueriesOnException=true", "allowMultiQueries=true",
			"rewriteBatchedStatements=true&continueBatchOnError=false",
			"rewriteBatchedStatements=true&useServerPrepStmts=true",
			"continueBatchOnError=false&useServerPrepStmts=true",
			// A batch that does not fit into a packet is rewritten in chunks.
			"rewriteBatchedStatements=true&maxAllowedPacket=2048",
			"rewriteBatchedStatements=true&maxAllowedPacket=1024",
			"rewriteBatchedStatements=true&continueBatchOnError=false&maxAllowedPacket=2048",
			"rewriteBatchedStatements=true&continueBatchOnError=false&maxAllowedPacket=1024");

	private static final List<String> MARIADB = List.of("", "useBulkStmts=true", "useBulkStmtsForInserts=false",
			"disablePipeline=true", "allowMultiQueries=true", "dumpQueriesOnException=true", "useServerPrepStmts=true",
			"useServerPrepStmts=true&useBulkStmts=true", "useServerPrepStmts=true&useBulkStmtsForInserts=false",
			"useServerPrepStmts=true&disablePipeline=true", "useBulkStmtsForInserts=false&disablePipeline=true",
			"useBulkStmts=true&maxAllowedPacket=1024");

	private BatchModes() {
	}

	/**
	 * The modes to test a driver in.
	 * @param driver the driver
	 * @return driver options as in a URL's query, the first empty
	 */
	public static List<String> of(TestDriver driver) {
		return switch (driver) {
			case CONNECTOR_J -> CONNECTOR_J;
			case MARIADB -> MARIADB;
		};
	}

}
