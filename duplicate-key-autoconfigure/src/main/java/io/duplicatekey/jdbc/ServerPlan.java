package io.duplicatekey.jdbc;

import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

import org.jspecify.annotations.Nullable;

import org.springframework.util.ConcurrentLruCache;

import io.duplicatekey.plan.UpsertPlan;
import io.duplicatekey.schema.TableReader;
import io.duplicatekey.schema.Tables;
import io.duplicatekey.sql.Insert;
import io.duplicatekey.sql.OnHit;
import io.duplicatekey.sql.Statement;
import io.duplicatekey.sql.StatementWriter;
import io.duplicatekey.sql.TableName;

/**
 * What is made of a plan for a server, once, so that a call of one row costs little more
 * than its statement.
 */
final class ServerPlan {

	/**
	 * Those of one row and of a full chunk, and of what was left in the latest calls.
	 */
	private static final int MAX_TEXTS = 8;

	private final UpsertPlan plan;

	private final Server server;

	private final NullKeys nullKeys;

	private final @Nullable KeyOrder order;

	private final ConcurrentLruCache<Form, Statement> statements;

	private final Map<List<@Nullable String>, String> keyIndexes = new ConcurrentHashMap<>();

	private final Map<List<@Nullable String>, Boolean> refersToItself = new ConcurrentHashMap<>();

	private final int length;

	private final int rowLength;

	ServerPlan(UpsertPlan plan, Server server) {
		StatementWriter writer = new StatementWriter(server.rowReference());
		this.plan = plan;
		this.server = server;
		this.nullKeys = new NullKeys(plan, !server.isSharded());
		this.order = KeyOrder.of(plan);
		this.statements = new ConcurrentLruCache<>(MAX_TEXTS,
				(form) -> writer.write(plan.insert(), form.rows(), form.signalHits()));
		String one = statement(1, false).text();
		this.length = one.getBytes(StandardCharsets.UTF_8).length;
		this.rowLength = (plan.insert().onHit() instanceof OnHit.Absent) ? 0
				: writer.write(plan.insert(), 2, false).text().length() - one.length();
	}

	/**
	 * The statement that inserts rows.
	 * @param rows how many
	 * @param signalHits see {@link StatementWriter#write}
	 */
	Statement statement(int rows, boolean signalHits) {
		return this.statements.get(new Form(rows, signalHits));
	}

	/**
	 * The statement that inserts one row or leaves the stored one, and tells which.
	 */
	Statement keeping() {
		Insert insert = this.plan.insert();
		return new StatementWriter(this.server.rowReference())
			.write(new Insert(insert.table(), insert.columns(), insert.key(), new OnHit.Keep()), 1, true);
	}

	/**
	 * How many bytes the statement of one row has.
	 */
	int length() {
		return this.length;
	}

	/**
	 * How many each further row adds, without its values.
	 */
	int rowLength() {
		return this.rowLength;
	}

	NullKeys nullKeys() {
		return this.nullKeys;
	}

	/**
	 * The order in which several rows are written, {@code null} for that of the call. A
	 * row can refer to one before it, which then has to be there; of foreign keys behind
	 * ShardingSphere nobody knows.
	 */
	@Nullable KeyOrder order(Connection connection) throws SQLException {
		if (this.order == null || this.server.isSharded()) {
			return this.order;
		}
		List<@Nullable String> where = Arrays.asList(connection.getCatalog(), connection.getSchema());
		Boolean refers = this.refersToItself.get(where);
		if (refers == null) {
			TableName table = this.plan.insert().table();
			refers = new TableReader(connection, table.schema(), table.name(), 0).refersToItself();
			this.refersToItself.put(where, refers);
		}
		return refers ? null : this.order;
	}

	/**
	 * The index of the plan's key, empty for none; checks the plan if that was not done.
	 */
	String keyIndex(Connection connection) throws SQLException {
		return keyIndex(connection, Tables.ASKED);
	}

	/**
	 * The same.
	 * @param tables where to learn about the table
	 */
	String keyIndex(Connection connection, Tables tables) throws SQLException {
		List<@Nullable String> where = Arrays.asList(connection.getCatalog(), connection.getSchema());
		String index = this.keyIndexes.get(where);
		if (index == null) {
			index = checked(connection, tables);
			this.keyIndexes.put(where, index);
		}
		return index;
	}

	/**
	 * Plans that differ in nothing that is checked are checked once.
	 */
	private String checked(Connection connection, Tables tables) throws SQLException {
		Object key = PlanCheck.keyOf(connection, this.plan);
		String index = this.server.keyIndex(key);
		if (index == null) {
			index = new PlanCheck(connection, this.plan, tables).run();
			this.server.setChecked(key, index);
		}
		return index;
	}

	private record Form(int rows, boolean signalHits) {

	}

}
