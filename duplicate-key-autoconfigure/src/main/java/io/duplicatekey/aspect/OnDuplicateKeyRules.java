package io.duplicatekey.aspect;

import java.lang.reflect.AnnotatedElement;
import java.lang.reflect.Method;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Stream;

import org.jspecify.annotations.Nullable;

import org.springframework.aop.support.AopUtils;
import org.springframework.core.MethodClassKey;
import org.springframework.core.annotation.AnnotatedElementUtils;

import io.duplicatekey.DuplicateEntryException;
import io.duplicatekey.OnDuplicateKey;
import io.duplicatekey.translation.ConstraintMappings;
import io.duplicatekey.translation.DeclaredException;
import io.duplicatekey.translation.ExceptionConstructor;

/**
 * What the declarations on a method, and then on its class, say. They are checked when
 * the bean is made, so that a wrong one stops the start.
 */
final class OnDuplicateKeyRules {

	private final Map<MethodClassKey, List<ConstraintMappings<RuntimeException>>> byMethod = new ConcurrentHashMap<>();

	private final Map<AnnotatedElement, ConstraintMappings<RuntimeException>> byElement = new ConcurrentHashMap<>();

	boolean isDeclared(Method method, Class<?> targetClass) {
		return !of(method, targetClass).isEmpty();
	}

	/**
	 * The exception that is declared for a duplicate, or {@code null} if it is to leave
	 * the method as it is.
	 */
	@Nullable RuntimeException map(DuplicateEntryException duplicate, Method method, Class<?> targetClass) {
		for (ConstraintMappings<RuntimeException> mappings : of(method, targetClass)) {
			ExceptionConstructor<? extends RuntimeException> constructor = mappings.find(duplicate.getViolation());
			if (constructor != null) {
				return constructor.isFor(duplicate) ? null : constructor.create(duplicate, duplicate);
			}
		}
		return null;
	}

	/**
	 * What is declared on the methods and classes that were looked at.
	 */
	List<DeclaredException> declared() {
		return this.byElement.values().stream().flatMap((mappings) -> mappings.declared().stream()).toList();
	}

	private List<ConstraintMappings<RuntimeException>> of(Method method, Class<?> targetClass) {
		return this.byMethod.computeIfAbsent(new MethodClassKey(method, targetClass),
				(key) -> Stream.<AnnotatedElement>of(AopUtils.getMostSpecificMethod(method, targetClass), targetClass)
					.map((element) -> this.byElement.computeIfAbsent(element, OnDuplicateKeyRules::read))
					.filter((mappings) -> !mappings.isEmpty())
					.toList());
	}

	/**
	 * What stands on an element.
	 * @throws io.duplicatekey.InvalidDeclarationException if that cannot work
	 */
	static ConstraintMappings<RuntimeException> read(AnnotatedElement element) {
		ConstraintMappings<RuntimeException> mappings = new ConstraintMappings<>();
		for (OnDuplicateKey declaration : AnnotatedElementUtils.findMergedRepeatableAnnotations(element,
				OnDuplicateKey.class, OnDuplicateKey.List.class)) {
			String where = "@OnDuplicateKey(throwing = " + declaration.throwing().getSimpleName() + ".class) on "
					+ element;
			if (declaration.constraint().isEmpty()) {
				mappings.addAny(declaration.throwing(), where);
			}
			else {
				mappings.add(declaration.constraint(), declaration.throwing(), where);
			}
		}
		return mappings;
	}

}
