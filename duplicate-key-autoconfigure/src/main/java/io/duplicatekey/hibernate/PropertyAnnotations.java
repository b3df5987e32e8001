package io.duplicatekey.hibernate;

import java.beans.PropertyDescriptor;
import java.lang.annotation.Annotation;
import java.lang.reflect.AnnotatedElement;
import java.lang.reflect.Field;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

import org.hibernate.metamodel.mapping.AttributeMapping;
import org.jspecify.annotations.Nullable;

import org.springframework.beans.BeanUtils;
import org.springframework.core.annotation.MergedAnnotation;
import org.springframework.core.annotation.MergedAnnotations;
import org.springframework.util.ReflectionUtils;

/**
 * The annotations of a property, wherever they stand: Hibernate reads those of the field
 * or of the getter, Spring Data those of both and of the setter.
 */
final class PropertyAnnotations {

	private final List<MergedAnnotations> places;

	private PropertyAnnotations(List<MergedAnnotations> places) {
		this.places = places;
	}

	static PropertyAnnotations of(@Nullable AttributeMapping attribute) {
		List<AnnotatedElement> elements = new ArrayList<>();
		if (attribute != null) {
			Class<?> owner = attribute.getDeclaringType().getJavaType().getJavaTypeClass();
			Field field = ReflectionUtils.findField(owner, attribute.getAttributeName());
			if (field != null) {
				elements.add(field);
			}
			PropertyDescriptor accessors = BeanUtils.getPropertyDescriptor(owner, attribute.getAttributeName());
			if (accessors != null && accessors.getReadMethod() != null) {
				elements.add(accessors.getReadMethod());
			}
			if (accessors != null && accessors.getWriteMethod() != null) {
				elements.add(accessors.getWriteMethod());
			}
		}
		return new PropertyAnnotations(elements.stream()
			.map((element) -> MergedAnnotations.from(element, MergedAnnotations.SearchStrategy.TYPE_HIERARCHY))
			.toList());
	}

	/**
	 * Whether there is an annotation, also as a meta-annotation.
	 * @param name the name of its class, which need not be on the class path
	 * @return whether there is one
	 */
	boolean has(String name) {
		return this.places.stream().anyMatch((place) -> place.isPresent(name));
	}

	<A extends Annotation> Optional<MergedAnnotation<A>> find(Class<A> type) {
		return this.places.stream().map((place) -> place.get(type)).filter(MergedAnnotation::isPresent).findFirst();
	}

}
