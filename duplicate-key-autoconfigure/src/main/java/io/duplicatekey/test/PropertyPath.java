package io.duplicatekey.test;

import java.beans.PropertyDescriptor;
import java.lang.reflect.Field;

import org.springframework.beans.BeanUtils;
import org.springframework.beans.PropertyMatches;
import org.springframework.util.ReflectionUtils;
import org.springframework.util.StringUtils;

/**
 * Finds mistakes in the names of properties, which otherwise make a test pass that says
 * nothing about the application.
 */
final class PropertyPath {

	private PropertyPath() {
	}

	static void check(Class<?> entityType, String path) {
		Class<?> type = entityType;
		for (String name : StringUtils.delimitedListToStringArray(path, ".")) {
			type = typeOf(type, name);
		}
	}

	private static Class<?> typeOf(Class<?> type, String name) {
		Field field = ReflectionUtils.findField(type, name);
		if (field != null) {
			return field.getType();
		}
		PropertyDescriptor property = BeanUtils.getPropertyDescriptor(type, name);
		if (property != null && property.getPropertyType() != null) {
			return property.getPropertyType();
		}
		throw new IllegalArgumentException("%s has no property '%s'%s".formatted(type.getName(), name,
				nearest(PropertyMatches.forField(name, type).getPossibleMatches())));
	}

	private static String nearest(String[] names) {
		return (names.length > 0) ? ". Did you mean " + String.join(" or ", names) + "?" : "";
	}

}
