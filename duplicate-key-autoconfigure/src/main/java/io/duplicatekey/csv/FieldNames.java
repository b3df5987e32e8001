package io.duplicatekey.csv;

import java.util.List;
import java.util.Locale;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.stream.Stream;

import io.duplicatekey.hibernate.EntityField;
import io.duplicatekey.plan.NearestNames;

/**
 * Finds properties by the names of columns.
 */
final class FieldNames {

	private final List<EntityField> fields;

	FieldNames(List<EntityField> fields) {
		this.fields = fields;
	}

	/**
	 * The properties that a column of a file can be for: those of its very name before
	 * those mapped to a column of its name, and both before similar ones.
	 * @return the properties, none or more than one if it is for none
	 */
	List<EntityField> find(String name) {
		String folded = folded(name);
		return Stream.<Predicate<EntityField>>of((field) -> field.property().equals(name),
				(field) -> field.column().equalsIgnoreCase(name), (field) -> folded(field.property()).equals(folded),
				(field) -> folded(field.column()).equals(folded))
			.map((test) -> this.fields.stream().filter(test).toList())
			.filter((found) -> !found.isEmpty())
			.findFirst()
			.orElse(List.of());
	}

	/**
	 * The property of a path.
	 * @param <X> what is thrown
	 * @param property the path
	 * @param unknown makes what is thrown of a sentence that says which there are
	 */
	<X extends Exception> EntityField get(String property, Function<String, X> unknown) throws X {
		return this.fields.stream()
			.filter((field) -> field.property().equals(property))
			.findFirst()
			.orElseThrow(() -> unknown.apply(suggestion(property)));
	}

	/**
	 * The nearest names and all names, of properties that are written.
	 */
	String suggestion(String name) {
		List<String> names = this.fields.stream()
			.filter((field) -> field.unwritten().isEmpty())
			.map(EntityField::property)
			.toList();
		return NearestNames.question(name, names) + "The properties are " + String.join(", ", names) + ".";
	}

	private static String folded(String name) {
		return name.replaceAll("[_\\-. ]", "").toLowerCase(Locale.ROOT);
	}

}
