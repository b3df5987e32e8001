package io.duplicatekey.diagnosis;

import java.util.List;
import java.util.Map;
import java.util.TreeMap;

import org.jspecify.annotations.Nullable;

import org.springframework.beans.BeansException;
import org.springframework.beans.ConfigurablePropertyAccessor;
import org.springframework.beans.PropertyAccessorFactory;

import io.duplicatekey.DuplicateKeyViolation;

/**
 * Takes the values out of a row that was given: those of a map by its keys, those of an
 * entity as far as its properties are the key's.
 */
final class RowValues {

	private RowValues() {
	}

	/**
	 * The values.
	 * @param row a map by the names of columns, or an entity
	 * @param violation says which properties the key has
	 * @return values by the names of columns in any case, without NULL
	 */
	static Map<String, Object> of(Object row, DuplicateKeyViolation violation) {
		Map<String, Object> values = new TreeMap<>(String.CASE_INSENSITIVE_ORDER);
		if (row instanceof Map<?, ?> map) {
			map.forEach((column, value) -> put(values, String.valueOf(column), value));
			return values;
		}
		List<String> columns = violation.columns();
		List<String> properties = violation.properties();
		// A property with several columns stands there once.
		if (columns.size() == properties.size()) {
			ConfigurablePropertyAccessor accessor = PropertyAccessorFactory.forDirectFieldAccess(row);
			for (int i = 0; i < columns.size(); i++) {
				put(values, columns.get(i), read(accessor, properties.get(i)));
			}
		}
		return values;
	}

	private static void put(Map<String, Object> values, String column, @Nullable Object value) {
		if (value != null) {
			values.put(column, value);
		}
	}

	private static @Nullable Object read(ConfigurablePropertyAccessor accessor, String property) {
		try {
			return accessor.getPropertyValue(property);
		}
		catch (BeansException ex) {
			// Another class than the entity, or a nested object that is not there: the
			// row does not help then, which is all that it costs.
			return null;
		}
	}

}
