package io.duplicatekey.jdbc;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

import org.jspecify.annotations.Nullable;

import org.springframework.util.ConcurrentReferenceHashMap;

import io.duplicatekey.mysql.KeyNaming;
import io.duplicatekey.plan.UpsertPlan;
import io.duplicatekey.sql.RowReference;

/**
 * What is known of one server.
 */
final class Server {

	/**
	 * Far more than an application has plans; reached only where tables come and go.
	 */
	private static final int MAX_CHECKED = 4096;

	private final RowReference rowReference;

	private final Map<Object, String> checked = new ConcurrentHashMap<>();

	private final Map<UpsertPlan, ServerPlan> plans = new ConcurrentReferenceHashMap<>();

	private volatile boolean silent;

	private volatile boolean refusesStages;

	private volatile long maxAllowedPacket;

	/**
	 * Create it.
	 * @param version the version that the server reports
	 * @param rowReference how statements refer to the new row, {@code null} to tell from
	 * the version
	 */
	Server(@Nullable String version, @Nullable RowReference rowReference) {
		this.rowReference = (rowReference != null) ? rowReference : rowReference(version);
	}

	/**
	 * The alias came with the version that qualifies the names of keys, MySQL 8.0.19. Of
	 * what is not known for certain to be one, only the old way is.
	 */
	private static RowReference rowReference(@Nullable String version) {
		return (KeyNaming.of(version) == KeyNaming.QUALIFIED) ? RowReference.ALIAS : RowReference.VALUES;
	}

	/**
	 * Whether it is many, behind ShardingSphere.
	 */
	boolean isSharded() {
		return this.rowReference == RowReference.SHARDED;
	}

	RowReference rowReference() {
		return this.rowReference;
	}

	/**
	 * How many bytes a statement can have, of the driver's limit and the server's the
	 * smaller where both are known.
	 */
	long maxAllowedPacket(Connection connection) throws SQLException {
		ConnectorJ driver = ConnectorJ.of(connection);
		if (driver != null) {
			return driver.maxAllowedPacket();
		}
		if (this.maxAllowedPacket == 0) {
			try (Statement statement = connection.createStatement();
					ResultSet result = statement.executeQuery("SELECT @@max_allowed_packet")) {
				result.next();
				this.maxAllowedPacket = result.getLong(1);
			}
		}
		return this.maxAllowedPacket;
	}

	/**
	 * Whether it says how many rows a statement inserted, as every MySQL does; a proxy
	 * can drop it.
	 */
	boolean tellsTotals() {
		return !this.silent;
	}

	void tellsNothing() {
		this.silent = true;
	}

	/**
	 * Whether a temporary table can be made there, as far as is known, of all the
	 * application's users of it.
	 */
	boolean takesStages() {
		return !this.refusesStages && !isSharded();
	}

	void refusesStages() {
		this.refusesStages = true;
	}

	/**
	 * A plan, made ready for this server.
	 */
	ServerPlan ready(UpsertPlan plan) {
		return this.plans.computeIfAbsent(plan, (key) -> new ServerPlan(key, this));
	}

	/**
	 * What {@link #setChecked} was told, {@code null} for nothing.
	 */
	@Nullable String keyIndex(Object key) {
		return this.checked.get(key);
	}

	/**
	 * Remember that a plan is allowed.
	 * @param key what the check depends on
	 * @param index the index of the plan's key
	 */
	void setChecked(Object key, String index) {
		if (this.checked.size() >= MAX_CHECKED) {
			this.checked.clear();
		}
		this.checked.put(key, index);
	}

}
