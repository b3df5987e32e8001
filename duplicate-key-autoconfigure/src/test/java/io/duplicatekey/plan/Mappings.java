package io.duplicatekey.plan;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

import org.jspecify.annotations.Nullable;

import io.duplicatekey.sql.Column;
import io.duplicatekey.sql.TableName;
import io.duplicatekey.plan.MappedColumn.Role;

/**
 * Builds mappings by hand. A column has its property's name in snake case, and holds text
 * if the property is a string or a character.
 */
final class Mappings {

	private final String owner;

	private final List<MappedColumn> columns = new ArrayList<>();

	private List<String> naturalId = List.of();

	private final List<List<String>> uniqueKeys = new ArrayList<>();

	private Mappings(String owner) {
		this.owner = owner;
	}

	static Mappings of(String owner) {
		return new Mappings(owner);
	}

	/**
	 * The mapping that most tests start from: an id that the server generates, and one
	 * unique constraint.
	 */
	static Mappings product() {
		return of("Product").generatedId("id", Long.class)
			.data("sku", String.class)
			.data("price", Integer.class)
			.data("stock", Integer.class)
			.unique("sku");
	}

	Mappings id(String property, Class<?> type) {
		return column(property, type, Role.ID, true, false);
	}

	Mappings generatedId(String property, Class<?> type) {
		return column(property, type, Role.GENERATED_ID, false, false);
	}

	Mappings data(String property, Class<?> type) {
		return column(property, type, Role.DATA, true, true);
	}

	Mappings version(String property, Class<?> type) {
		return column(property, type, Role.VERSION, true, true);
	}

	Mappings touched(String property, Class<?> type) {
		return column(property, type, Role.TOUCHED, true, true);
	}

	Mappings insertOnly(String property, Class<?> type) {
		return column(property, type, Role.INSERT_ONLY, true, false);
	}

	Mappings discriminator(String column) {
		return add(new MappedColumn(null, new Column(column, "?", true), String.class, true, false, Role.INSERT_ONLY));
	}

	/**
	 * A property whose column holds text, whatever its type is: an enum by name, or what
	 * a converter makes a text of.
	 */
	Mappings storedAsText(String property, Class<?> type) {
		return add(new MappedColumn(property, new Column(snake(property), "?", true), type, true, true, Role.DATA));
	}

	Mappings column(String property, Class<?> type, Role role, boolean insertable, boolean updatable) {
		return column(property, snake(property), type, role, insertable, updatable);
	}

	Mappings column(String property, String name, Class<?> type, Role role, boolean insertable, boolean updatable) {
		boolean text = type == String.class || type == Character.class;
		return add(new MappedColumn(property, new Column(name, "?", text), type, insertable, updatable, role));
	}

	Mappings naturalId(String... properties) {
		this.naturalId = List.of(properties);
		return this;
	}

	/**
	 * A unique constraint.
	 * @param columns the names of its columns
	 */
	Mappings unique(String... columns) {
		this.uniqueKeys.add(List.of(columns));
		return this;
	}

	TableMapping build() {
		return build(null);
	}

	TableMapping build(@Nullable String schema) {
		return new TableMapping(this.owner, new TableName(schema, snake(this.owner)), List.copyOf(this.columns),
				this.naturalId, List.copyOf(this.uniqueKeys));
	}

	private Mappings add(MappedColumn column) {
		this.columns.add(column);
		return this;
	}

	private static String snake(String name) {
		return name.replace('.', '_').replaceAll("([a-z])([A-Z])", "$1_$2").toLowerCase(Locale.ROOT);
	}

}
