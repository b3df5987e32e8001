package io.duplicatekey.jdbc;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.Collection;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

import org.jspecify.annotations.Nullable;

import org.springframework.jdbc.support.JdbcUtils;

import io.duplicatekey.InvalidDeclarationException;
import io.duplicatekey.plan.MappedColumn.Role;
import io.duplicatekey.plan.MappedColumn;
import io.duplicatekey.plan.TableMapping;
import io.duplicatekey.schema.TableColumn;
import io.duplicatekey.schema.TableReader;
import io.duplicatekey.schema.UniqueIndex;
import io.duplicatekey.sql.Column;
import io.duplicatekey.sql.TableName;
import io.duplicatekey.upsert.OnDuplicate;

/**
 * A table as the server describes it, mapped column by column: properties have the names
 * of their columns.
 *
 * @param name its name
 * @param columns its columns
 * @param indexes its unique indexes
 */
record JdbcTable(TableName name, List<TableColumn> columns, List<UniqueIndex> indexes) {

	private static final String PRIMARY = "PRIMARY";

	static JdbcTable read(Connection connection, TableName name) throws SQLException {
		TableReader reader = new TableReader(connection, name.schema(), name.name(), 0);
		return new JdbcTable(name, reader.columns(), reader.uniqueIndexes());
	}

	@Nullable String autoIncrement() {
		return this.columns.stream()
			.filter(TableColumn::isAutoIncrement)
			.map(TableColumn::name)
			.findFirst()
			.orElse(null);
	}

	List<String> columnNames() {
		return this.columns.stream().map(TableColumn::name).toList();
	}

	/**
	 * Find the column that a name means: its own in any case, or in camel case.
	 * @return the column's own name, or the name as it is where there is no such column
	 */
	String resolve(String name) {
		return this.columns.stream()
			.map(TableColumn::name)
			.filter((column) -> column.equalsIgnoreCase(name)
					|| JdbcUtils.convertUnderscoreNameToPropertyName(column).equals(name))
			.findFirst()
			.orElse(name);
	}

	/**
	 * The primary key, or if the server generates it the single unique key.
	 */
	List<String> defaultKey(String where) {
		String generated = autoIncrement();
		List<UniqueIndex> given = this.indexes.stream()
			.filter((index) -> index.parts().stream().allMatch(UniqueIndex.Part::isWholeColumn))
			.filter((index) -> generated == null || !columnsOf(index).contains(generated))
			.toList();
		Optional<UniqueIndex> primary = given.stream().filter(JdbcTable::isPrimary).findFirst();
		if (primary.isPresent() || given.size() == 1) {
			return columnsOf(primary.orElseGet(() -> given.get(0)));
		}
		List<List<String>> keys = given.stream().map(JdbcTable::columnsOf).toList();
		throw new InvalidDeclarationException(
				where + ": table '" + this.name.name() + "' has no primary key that is given, and "
						+ (keys.isEmpty() ? "no other unique key" : "more than one other unique key")
						+ ", so nothing says which rows are the same",
				keys.isEmpty()
						? "Name the key with withKeyColumns, and use onDuplicate(OnDuplicate.IF_ABSENT) if no unique index backs it"
						: "Name the key: " + keys.stream()
							.map((key) -> "withKeyColumns(\"" + String.join("\", \"", key) + "\")")
							.collect(Collectors.joining(", or ")));
	}

	private static boolean isPrimary(UniqueIndex index) {
		return index.name().equals(PRIMARY);
	}

	private static List<String> columnsOf(UniqueIndex index) {
		return index.parts().stream().map(UniqueIndex.Part::column).map(Objects::requireNonNull).toList();
	}

	/**
	 * The mapping for rows that have values for these columns.
	 */
	TableMapping mapping(Set<String> given, Collection<String> key) {
		Set<String> primary = this.indexes.stream()
			.filter(JdbcTable::isPrimary)
			.flatMap((index) -> columnsOf(index).stream())
			.collect(Collectors.toSet());
		List<MappedColumn> mapped = this.columns.stream().map((column) -> {
			Role role = role(column, given, key, primary);
			return new MappedColumn(column.name(), new Column(column.name(), "?", SqlType.isText(column.type())),
					SqlType.javaType(column.type()), given.contains(column.name()),
					role == Role.DATA && !column.isGenerated(), role);
		}).toList();
		return new TableMapping(this.name.name(), this.name, mapped, List.of(), List.of());
	}

	private static Role role(TableColumn column, Set<String> given, Collection<String> key, Set<String> primary) {
		if (column.isAutoIncrement()) {
			return (given.contains(column.name()) && !key.contains(column.name())) ? Role.ID : Role.GENERATED_ID;
		}
		return primary.contains(column.name()) ? Role.ID : Role.DATA;
	}

}
