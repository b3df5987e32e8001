package io.duplicatekey.jdbc;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;

import javax.sql.DataSource;

import org.jspecify.annotations.Nullable;

import org.springframework.dao.InvalidDataAccessApiUsageException;
import org.springframework.jdbc.core.JdbcTemplate;

import io.duplicatekey.plan.UpsertDefinition;
import io.duplicatekey.sql.TableName;
import io.duplicatekey.upsert.ManagedCopies;
import io.duplicatekey.upsert.OnDuplicate;
import io.duplicatekey.upsert.Permission;
import io.duplicatekey.upsert.Repeats;
import io.duplicatekey.upsert.Via;

/**
 * What a {@link SimpleJdbcUpsert} was told, up to the first call, which reads the table.
 */
final class JdbcUpsertSettings {

	UpsertExecutor executor = new UpsertExecutor(null);

	UpsertRetry retry = new UpsertRetry();

	@Nullable String schema;

	@Nullable String table;

	List<String> key = List.of();

	List<String> update = List.of();

	List<String> exclude = List.of();

	final Map<String, String> set = new LinkedHashMap<>();

	String when = "";

	OnDuplicate onDuplicate = OnDuplicate.UPDATE;

	Permission otherKeys = Permission.REFUSE;

	Permission cascades = Permission.REFUSE;

	Via via = Via.AUTO;

	Repeats repeats = Repeats.APPLY;

	private volatile @Nullable JdbcUpsert upsert;

	/**
	 * These settings, if they may still be changed.
	 */
	JdbcUpsertSettings changeable() {
		if (this.upsert != null) {
			throw new InvalidDataAccessApiUsageException("This upsert was executed already and cannot be changed");
		}
		return this;
	}

	/**
	 * Do something with the upsert that they describe, again if need be.
	 */
	<T> T run(JdbcTemplate template, Work<T> work) {
		DataSource dataSource = Objects.requireNonNull(template.getDataSource(), "No DataSource");
		JdbcUpsertCallback<T> callback = new JdbcUpsertCallback<>(dataSource,
				(connection) -> work.run(upsert(connection), connection));
		return Objects.requireNonNull(this.retry.run((again) -> template.execute(callback), (ex) -> callback.isOwn()));
	}

	/**
	 * The upsert that they describe.
	 * @param connection where its table is read if it was not yet
	 */
	private JdbcUpsert upsert(Connection connection) throws SQLException {
		JdbcUpsert upsert = this.upsert;
		if (upsert == null) {
			if (this.table == null) {
				throw new InvalidDataAccessApiUsageException("The name of the table is missing: withTableName");
			}
			upsert = new JdbcUpsert(this.executor, definition(),
					JdbcTable.read(connection, new TableName(this.schema, this.table)));
			this.upsert = upsert;
		}
		return upsert;
	}

	private UpsertDefinition definition() {
		return new UpsertDefinition("SimpleJdbcUpsert into '" + this.table + "'", this.key, this.update, this.exclude,
				new LinkedHashMap<>(this.set), this.when, Map.of(), this.onDuplicate, this.otherKeys, this.cascades,
				ManagedCopies.REFRESH, this.via, this.repeats);
	}

	interface Work<T> {

		T run(JdbcUpsert upsert, Connection connection) throws SQLException;

	}

}
