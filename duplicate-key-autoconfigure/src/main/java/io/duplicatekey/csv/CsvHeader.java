package io.duplicatekey.csv;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

import org.jspecify.annotations.Nullable;

import org.springframework.core.convert.ConversionException;
import org.springframework.core.convert.ConversionService;
import org.springframework.core.convert.TypeDescriptor;

import io.duplicatekey.InvalidDeclarationException;
import io.duplicatekey.hibernate.EntityField;

/**
 * Finds the property of each column of a file, and collects what is wrong with them.
 */
final class CsvHeader {

	private static final TypeDescriptor TEXT = TypeDescriptor.valueOf(String.class);

	private final String where;

	private final CsvSettings settings;

	private final ConversionService conversions;

	private final FieldNames fields;

	private final List<EntityField> all;

	private final Map<EntityField, String> taken = new LinkedHashMap<>();

	private final List<CsvColumn> columns = new ArrayList<>();

	private final List<String> problems = new ArrayList<>();

	/**
	 * Look at the options.
	 * @param where what asks for it, for messages
	 * @param settings the options
	 * @param conversions makes values of text
	 * @param fields the properties of the entity
	 * @throws InvalidDeclarationException if an option names no property
	 */
	CsvHeader(String where, CsvSettings settings, ConversionService conversions, List<EntityField> fields) {
		this.where = where;
		this.settings = settings;
		this.conversions = conversions;
		this.all = fields;
		this.fields = new FieldNames(this.all);
		settings.constants.keySet()
			.forEach((property) -> this.taken.put(named("constant", property), "a constant of the options"));
		settings.columns.values().forEach((property) -> named("column", property));
	}

	private EntityField named(String option, String property) {
		EntityField field = this.fields.get(property,
				(suggestion) -> new InvalidDeclarationException(this.where + ": the option " + option + " names '"
						+ property + "', which is no property that can be set.", suggestion));
		if (!field.unwritten().isEmpty()) {
			throw new InvalidDeclarationException(this.where + ": the option " + option + " names '" + property
					+ "', which the upsert does not write: " + field.unwritten() + ".", "Leave it out.");
		}
		return field;
	}

	/**
	 * Look at the names of the columns.
	 * @param names the names in their order
	 * @return what is wrong with them, empty if nothing is
	 */
	List<String> read(List<String> names) {
		Set<String> seen = new HashSet<>();
		for (int i = 0; i < names.size(); i++) {
			String name = names.get(i).strip();
			if (!seen.add(name)) {
				this.problems.add("two columns are called '" + name + "'");
			}
			else if (!this.settings.ignored.contains(name)) {
				read(name, i);
			}
		}
		if (this.columns.isEmpty() && this.settings.columns.isEmpty()) {
			// It can be a row of values, which are none of a message's business.
			return List.of("none of the " + names.size() + " columns is a property; the first line has to be a header"
					+ " (see the option header), with '" + this.settings.separator
					+ "' between the names (see separator)");
		}
		findMissing(seen);
		return this.problems;
	}

	private void read(String name, int index) {
		EntityField field = fieldOf(name, index);
		if (field == null) {
			return;
		}
		String other = this.taken.put(field, "the column '" + name + "'");
		if (!field.unwritten().isEmpty()) {
			this.problems.add("the column '" + name + "' would be lost, because " + field.unwritten()
					+ " (see the option ignore)");
		}
		else if (!canConvert(field)) {
			this.problems.add("the column '" + name + "' is for a " + field.type()
					+ ", which is not made of text (see the options conversionService and ignore)");
		}
		if (other != null) {
			this.problems.add("the column '" + name + "' is for '" + field.property() + "', as is " + other);
		}
		this.columns.add(new CsvColumn(name, index, field));
	}

	private @Nullable EntityField fieldOf(String name, int index) {
		String property = this.settings.columns.get(name);
		if (property != null) {
			return named("column", property);
		}
		List<EntityField> found = this.fields.find(name);
		if (found.size() == 1) {
			return found.get(0);
		}
		String which = name.isEmpty() ? "the column " + (index + 1) + " without a name" : "the column '" + name + "'";
		this.problems.add(found.isEmpty()
				? which + " is no property (see the options column and ignore). " + this.fields.suggestion(name)
				: which + " can be for " + String.join(" and ", found.stream().map(EntityField::property).toList())
						+ " (see the option column)");
		return null;
	}

	/**
	 * Spring makes an array of every text, at its commas.
	 */
	private boolean canConvert(EntityField field) {
		return this.conversions.canConvert(TEXT, field.type())
				&& (!field.type().isArray() || this.settings.conversionService != null);
	}

	private void findMissing(Set<String> names) {
		this.settings.columns.keySet()
			.stream()
			.filter((name) -> !names.contains(name))
			.forEach((name) -> this.problems.add("there is no column '" + name + "', which the options name"));
		this.all.stream()
			.filter((field) -> field.key() && !this.taken.containsKey(field))
			.forEach((field) -> this.problems.add("there is no column for '" + field.property()
					+ "', which is part of the key (see the options column and constant)"));
	}

	/**
	 * The columns that are properties.
	 */
	List<CsvColumn> columns() {
		return this.columns;
	}

	/**
	 * The values that are the same in each row.
	 * @throws InvalidDeclarationException if one has another type than its property
	 */
	Map<EntityField, Object> constants() {
		Map<EntityField, Object> constants = new LinkedHashMap<>();
		this.settings.constants
			.forEach((property, value) -> constants.put(named("constant", property), converted(property, value)));
		return constants;
	}

	private Object converted(String property, Object value) {
		TypeDescriptor type = named("constant", property).type();
		if (type.getObjectType().isInstance(value)) {
			return value;
		}
		try {
			Object converted = this.conversions.convert(value, TypeDescriptor.forObject(value), type);
			if (converted != null) {
				return converted;
			}
		}
		catch (ConversionException ex) {
			// Its message has the value.
		}
		throw new InvalidDeclarationException(this.where + ": the option constant gives '" + property + "' a "
				+ value.getClass().getName() + " that is none of its values.", "Give it a " + type + ".");
	}

}
