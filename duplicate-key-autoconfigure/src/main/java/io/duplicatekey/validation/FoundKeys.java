package io.duplicatekey.validation;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.function.Consumer;
import java.util.stream.Collectors;

import javax.sql.DataSource;

import org.apache.commons.logging.Log;
import org.apache.commons.logging.LogFactory;

import org.springframework.core.NestedExceptionUtils;

import io.duplicatekey.InvalidDeclarationException;
import io.duplicatekey.jdbc.ShardingSphere;
import io.duplicatekey.plan.NearestNames;
import io.duplicatekey.schema.DatabaseKind;
import io.duplicatekey.schema.KnownTables;
import io.duplicatekey.schema.SchemaKeys;
import io.duplicatekey.schema.UniqueIndex;
import io.duplicatekey.translation.DeclaredException;

/**
 * The unique keys of all data sources, and how declarations go with them.
 */
final class FoundKeys {

	private static final Log logger = LogFactory.getLog(StartupValidation.class);

	private final List<DeclaredException> declared;

	/**
	 * Those that data sources and entities lead to, without what else declarations name.
	 */
	private final Set<SchemaKeys> own = new LinkedHashSet<>();

	private final Set<SchemaKeys> all = new LinkedHashSet<>();

	private boolean complete = true;

	FoundKeys(List<DeclaredException> declared) {
		this.declared = declared;
	}

	/**
	 * Ask a data source, unless it is another kind of database.
	 * @param schemas further schemas than its own to ask for
	 * @param wrong is told if it cannot be asked
	 */
	void add(String name, DataSource dataSource, Set<String> schemas, KnownTables tables,
			Consumer<InvalidDeclarationException> wrong) {
		try (Connection connection = dataSource.getConnection()) {
			if (ShardingSphere.isBehind(connection)) {
				notAsked(name, "is many behind ShardingSphere");
			}
			else if (DatabaseKind.isKnown(connection)) {
				add(connection, schemas, tables);
			}
		}
		catch (IllegalStateException ex) {
			// One that routes by tenant has none to lead to now.
			notAsked(name, "leads nowhere now (" + ex.getMessage() + ")");
		}
		catch (SQLException | RuntimeException ex) {
			this.complete = false;
			InvalidDeclarationException unreachable = new InvalidDeclarationException(
					"The data source '" + name + "' could not be asked for its unique keys: "
							+ NestedExceptionUtils.getMostSpecificCause(ex).getMessage(),
					"Have it reachable when the application starts, or set duplicate-key.validate to warn or off.");
			unreachable.initCause(ex);
			wrong.accept(unreachable);
		}
	}

	private void notAsked(String name, String reason) {
		this.complete = false;
		logger.info("The data source '" + name + "' is not asked for its unique keys, because it " + reason);
	}

	private void add(Connection connection, Set<String> schemas, KnownTables tables) throws SQLException {
		this.own.add(tables.keys(connection, null));
		for (String schema : schemas) {
			this.own.add(tables.keys(connection, schema));
		}
		this.all.addAll(this.own);
		for (DeclaredException constraint : missing()) {
			for (String schema : schemas(constraint.constraint())) {
				this.all.add(tables.keys(connection, schema));
			}
		}
	}

	/**
	 * What can be a schema in a name that has one: names can contain dots themselves.
	 */
	private static List<String> schemas(String text) {
		List<String> schemas = new ArrayList<>();
		int end = text.indexOf('.');
		while (end > 0 && text.indexOf('.', end + 1) > 0) {
			schemas.add(text.substring(0, end));
			end = text.indexOf('.', end + 1);
		}
		return schemas;
	}

	/**
	 * Whether every data source told its keys.
	 */
	boolean isComplete() {
		return this.complete;
	}

	/**
	 * The declarations that name no key; none where there is no MySQL at all.
	 */
	List<DeclaredException> missing() {
		if (this.own.isEmpty()) {
			return List.of();
		}
		return this.declared.stream()
			.filter((constraint) -> this.all.stream()
				.noneMatch((keys) -> keys.all().stream().anyMatch((key) -> isNamed(constraint, keys, key))))
			.toList();
	}

	private static boolean isNamed(DeclaredException constraint, SchemaKeys keys, UniqueIndex key) {
		return constraint.names(keys.schema(), key.table(), key.name());
	}

	/**
	 * What to say of one that names no key.
	 */
	InvalidDeclarationException refuse(DeclaredException constraint) {
		String text = constraint.constraint();
		String question = NearestNames.question(text, names(text.contains(".")));
		return new InvalidDeclarationException(constraint.where() + " names the constraint \"" + text
				+ "\", and no unique key has that name" + schemas() + "." + ofTable(text),
				question + "Name a key that is there, or create this one.");
	}

	private String schemas() {
		List<String> names = this.own.stream()
			.map(SchemaKeys::schema)
			.filter((schema) -> !schema.isEmpty())
			.map((schema) -> "'" + schema + "'")
			.distinct()
			.toList();
		if (names.isEmpty()) {
			return ": the URL of the data source names no schema";
		}
		return ((names.size() == 1) ? " in schema " : " in the schemas ") + String.join(", ", names);
	}

	private Set<String> names(boolean qualified) {
		return this.own.stream()
			.flatMap((keys) -> keys.all().stream())
			.map((key) -> qualified ? key.table() + "." + key.name() : key.name())
			.collect(Collectors.toCollection(LinkedHashSet::new));
	}

	private String ofTable(String text) {
		String name = text.toLowerCase(Locale.ROOT);
		return this.own.stream()
			.flatMap((keys) -> keys.byTable().entrySet().stream())
			.filter((table) -> name.startsWith(table.getKey().toLowerCase(Locale.ROOT) + "."))
			.findFirst()
			.map((table) -> " Table '" + table.getKey() + "' has " + names(table.getValue()) + ".")
			.orElse("");
	}

	private static String names(List<UniqueIndex> keys) {
		return keys.stream().map(UniqueIndex::name).collect(Collectors.joining(", "));
	}

	/**
	 * An offer for each schema that has unique keys which nothing names.
	 */
	List<String> unmapped() {
		return this.own.stream().map(this::unmapped).filter((text) -> !text.isEmpty()).toList();
	}

	private String unmapped(SchemaKeys keys) {
		List<String> tables = new ArrayList<>();
		keys.byTable().forEach((table, indexes) -> {
			List<UniqueIndex> unmapped = indexes.stream()
				.filter((key) -> !key.name().equals("PRIMARY"))
				.filter((key) -> this.declared.stream().noneMatch((constraint) -> isNamed(constraint, keys, key)))
				.toList();
			if (!unmapped.isEmpty()) {
				tables.add(table + " (" + names(unmapped) + ")");
			}
		});
		return tables.isEmpty() ? ""
				: "Unique keys of schema '" + keys.schema()
						+ "' that have no exception of their own, which @ForConstraint would give them: "
						+ String.join(", ", tables);
	}

}
