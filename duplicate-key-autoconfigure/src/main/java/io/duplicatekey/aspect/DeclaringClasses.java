package io.duplicatekey.aspect;

import java.lang.annotation.Annotation;
import java.lang.reflect.AnnotatedElement;
import java.lang.reflect.Method;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

import org.springframework.aop.ClassFilter;
import org.springframework.core.annotation.MergedAnnotations;
import org.springframework.util.ReflectionUtils;

import io.duplicatekey.OnDuplicateKey;

/**
 * Leaves out the classes that have no {@code @OnDuplicateKey} anywhere in their
 * hierarchy, which are most beans. It reads each type once and only what stands on it;
 * merging annotations for each method of each bean, as the rules do, is the better part
 * of what this library would add to a start.
 */
final class DeclaringClasses implements ClassFilter {

	private final Map<Class<?>, Boolean> types = new ConcurrentHashMap<>();

	private final Map<Class<? extends Annotation>, Boolean> annotations = new ConcurrentHashMap<>();

	@Override
	public boolean matches(Class<?> type) {
		Boolean known = this.types.get(type);
		if (known == null) {
			known = declares(type) || inherits(type);
			this.types.put(type, known);
		}
		return known;
	}

	private boolean inherits(Class<?> type) {
		for (Class<?> implemented : type.getInterfaces()) {
			if (matches(implemented)) {
				return true;
			}
		}
		return type.getSuperclass() != null && matches(type.getSuperclass());
	}

	private boolean declares(Class<?> type) {
		if (isOfAFramework(type.getName())) {
			return false;
		}
		if (isDeclaration(type)) {
			return true;
		}
		for (Method method : ReflectionUtils.getDeclaredMethods(type)) {
			if (isDeclaration(method)) {
				return true;
			}
		}
		return false;
	}

	/**
	 * Most beans are of these, and none of their types can know the annotation. Reading
	 * their annotations would make a proxy class for each kind that nobody has asked for
	 * yet.
	 */
	private static boolean isOfAFramework(String name) {
		return name.startsWith("java.") || name.startsWith("jakarta.") || name.startsWith("com.zaxxer.hikari.")
				|| name.startsWith("org.hibernate.")
				|| (name.startsWith("org.springframework.") && !name.startsWith("org.springframework.samples."));
	}

	private boolean isDeclaration(AnnotatedElement element) {
		for (Annotation annotation : element.getDeclaredAnnotations()) {
			if (this.annotations.computeIfAbsent(annotation.annotationType(), DeclaringClasses::leadsToDeclaration)) {
				return true;
			}
		}
		return false;
	}

	/**
	 * Whether it is the annotation, its container, or has one of them on it.
	 */
	private static boolean leadsToDeclaration(Class<? extends Annotation> annotation) {
		if (annotation == OnDuplicateKey.class || annotation == OnDuplicateKey.List.class) {
			return true;
		}
		return MergedAnnotations.from(annotation).isPresent(OnDuplicateKey.class);
	}

}
