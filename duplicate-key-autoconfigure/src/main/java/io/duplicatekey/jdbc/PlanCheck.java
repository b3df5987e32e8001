package io.duplicatekey.jdbc;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Collectors;

import org.jspecify.annotations.Nullable;

import io.duplicatekey.InvalidDeclarationException;
import io.duplicatekey.plan.MappedColumn.Role;
import io.duplicatekey.plan.UpsertDefinition;
import io.duplicatekey.plan.UpsertPlan;
import io.duplicatekey.schema.ForeignKey;
import io.duplicatekey.schema.TableColumn;
import io.duplicatekey.schema.TableFacts;
import io.duplicatekey.schema.Tables;
import io.duplicatekey.schema.UniqueIndex;
import io.duplicatekey.sql.Column;
import io.duplicatekey.sql.Insert;
import io.duplicatekey.sql.OnHit;
import io.duplicatekey.sql.TableName;
import io.duplicatekey.upsert.Permission;

/**
 * Checks a plan against the table as it is. The rules are those of
 * {@link UpsertExecutor#validate}.
 */
final class PlanCheck {

	private static final Set<String> HARMLESS = Set.of("RESTRICT", "NO ACTION");

	private final UpsertDefinition definition;

	private final Insert insert;

	private final String table;

	/**
	 * Columns of ids that are new in each row.
	 */
	private final Set<String> newIds;

	private final TableFacts facts;

	private final boolean sharded;

	/**
	 * Create a check.
	 * @param tables where to learn about the table, unless the server behind the
	 * connection stands for several, each with a schema of its own
	 */
	PlanCheck(Connection connection, UpsertPlan plan, Tables tables) throws SQLException {
		this.sharded = ShardingSphere.isBehind(connection);
		this.definition = plan.definition();
		this.insert = plan.insert();
		this.table = plan.insert().table().name();
		this.newIds = this.sharded ? withIdsOfShardingSphere(plan) : newIds(plan);
		this.facts = (this.sharded ? Tables.ASKED : tables).of(connection, plan.insert().table().schema(), this.table);
	}

	/**
	 * What the outcome of the check depends on, besides the schema itself.
	 */
	static Object keyOf(Connection connection, UpsertPlan plan) throws SQLException {
		Insert insert = plan.insert();
		UpsertDefinition definition = plan.definition();
		return new Checked(connection.getCatalog(), connection.getSchema(), insert.table(), insert.key(),
				insert.columns().stream().map(Column::name).toList(), insert.onHit().getClass(), definition.otherKeys(),
				definition.cascades(), newIds(plan));
	}

	private static Set<String> newIds(UpsertPlan plan) {
		return plan.columns()
			.stream()
			.filter((column) -> column.role() == Role.MADE_ID && !plan.insert().key().contains(column.column().name()))
			.map((column) -> lowerCase(column.column().name()))
			.collect(Collectors.toUnmodifiableSet());
	}

	/**
	 * An id that is left out of the insert is not always a server's to make.
	 */
	private static Set<String> withIdsOfShardingSphere(UpsertPlan plan) {
		Set<String> ids = new HashSet<>(newIds(plan));
		plan.mapping()
			.columns()
			.stream()
			.filter((column) -> column.role() == Role.GENERATED_ID && !plan.columns().contains(column))
			.forEach((column) -> ids.add(lowerCase(column.column().name())));
		return ids;
	}

	/**
	 * Check it.
	 * @return the name of the key's index, empty where none is needed
	 */
	String run() throws SQLException {
		if (this.insert.onHit() instanceof OnHit.Absent) {
			return "";
		}
		List<UniqueIndex> indexes = this.facts.uniqueIndexes();
		UniqueIndex key = indexes.stream()
			.filter((index) -> index.consistsOf(this.insert.key()))
			.findFirst()
			.orElseThrow(() -> withoutIndex(indexes));
		if (this.definition.otherKeys() == Permission.REFUSE) {
			checkOtherKeys(indexes);
		}
		if (this.insert.onHit() instanceof OnHit.Replace && this.definition.cascades() == Permission.REFUSE) {
			checkCascades(key.table());
		}
		return key.name();
	}

	private InvalidDeclarationException withoutIndex(List<UniqueIndex> indexes) {
		String key = String.join(", ", this.insert.key());
		return new InvalidDeclarationException(
				"%s: no unique index of table '%s' consists of the columns of the key, (%s), whole and no others. Its unique indexes: %s"
					.formatted(this.definition.where(), this.table, key, indexes.isEmpty() ? "none" : text(indexes)),
				"Take the columns of one of them for the key, or make a unique index on (%s). Only an upsert with onDuplicate = IF_ABSENT needs none"
					.formatted(key));
	}

	private void checkOtherKeys(List<UniqueIndex> indexes) throws SQLException {
		List<UniqueIndex> others = indexes.stream().filter((index) -> !index.contains(this.insert.key())).toList();
		if (others.isEmpty()) {
			return;
		}
		Set<String> neverEqual = neverEqual();
		List<UniqueIndex> risky = others.stream()
			.filter((index) -> index.parts().stream().noneMatch((part) -> isOneOf(neverEqual, part.column())))
			.toList();
		if (!risky.isEmpty()) {
			throw new InvalidDeclarationException(
					"%s: table '%s' has other unique indexes than the key (%s): %s. A row that collides on one of them %s"
						.formatted(this.definition.where(), this.table, String.join(", ", this.insert.key()),
								text(risky), consequence()),
					"Take the columns of one of them for the key if that is what makes a row the same row, or accept it with otherKeys = ALLOW");
		}
	}

	/**
	 * The columns that hold what no other row has: an id that is made for the row, and
	 * where they are left out of the insert a new AUTO_INCREMENT value, or NULL, which
	 * equals nothing in a unique index.
	 */
	private Set<String> neverEqual() throws SQLException {
		Set<String> inserted = this.insert.columns()
			.stream()
			.map((column) -> lowerCase(column.name()))
			.collect(Collectors.toSet());
		Set<String> neverEqual = this.facts.columns()
			.stream()
			.filter((column) -> column.isAutoIncrement() || column.isNullByDefault())
			.map(TableColumn::name)
			.map(PlanCheck::lowerCase)
			.filter((name) -> !inserted.contains(name))
			.collect(Collectors.toSet());
		neverEqual.addAll(this.newIds);
		return neverEqual;
	}

	private static boolean isOneOf(Set<String> names, @Nullable String column) {
		return column != null && names.contains(lowerCase(column));
	}

	private String consequence() {
		OnHit onHit = this.insert.onHit();
		if (onHit instanceof OnHit.Update) {
			return "changes the row that it collides with, which has another key";
		}
		if (onHit instanceof OnHit.Replace) {
			return "deletes the row that it collides with, which has another key";
		}
		return "is left out without an error, although no row has its key";
	}

	private void checkCascades(String table) throws SQLException {
		if (this.sharded) {
			throw new InvalidDeclarationException(
					"%s: REPLACE deletes the stored row, and ShardingSphere does not say whether foreign keys pass that on"
						.formatted(this.definition.where()),
					"Use onDuplicate = UPDATE, which leaves the row in place, or if no foreign key does, say so with cascades = ALLOW");
		}
		List<ForeignKey> cascades = this.facts.references(table)
			.stream()
			.filter((key) -> !HARMLESS.contains(key.onDelete().toUpperCase(Locale.ROOT)))
			.toList();
		if (!cascades.isEmpty()) {
			throw new InvalidDeclarationException(
					"%s: REPLACE deletes the stored row, and foreign keys pass that on: %s".formatted(
							this.definition.where(),
							cascades.stream()
								.map((key) -> "%s of table '%s.%s' (ON DELETE %s)".formatted(key.name(), key.schema(),
										key.table(), key.onDelete()))
								.collect(Collectors.joining(", "))),
					"Use onDuplicate = UPDATE, which leaves the row in place, or accept it with cascades = ALLOW");
		}
	}

	private static String text(List<UniqueIndex> indexes) {
		return indexes.stream().map(UniqueIndex::toString).collect(Collectors.joining(", "));
	}

	private static String lowerCase(String name) {
		return name.toLowerCase(Locale.ROOT);
	}

	private record Checked(@Nullable String catalog, @Nullable String schema, TableName table, List<String> key,
			List<String> columns, Class<?> onHit, Permission otherKeys, Permission cascades, Set<String> newIds) {

	}

}
