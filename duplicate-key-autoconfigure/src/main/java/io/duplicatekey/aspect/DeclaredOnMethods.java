package io.duplicatekey.aspect;

import java.lang.reflect.AnnotatedElement;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

import org.springframework.util.ClassUtils;
import org.springframework.util.ReflectionUtils;

import io.duplicatekey.translation.DeclaredException;

/**
 * Finds the constraints that {@code @OnDuplicateKey} names on types and their methods,
 * for which no bean has to be made.
 */
public final class DeclaredOnMethods {

	private final DeclaringClasses declaring = new DeclaringClasses();

	private final Set<AnnotatedElement> read = new LinkedHashSet<>();

	/**
	 * Read a type and its methods, with what they inherit. What was read already, for
	 * another type, is left out.
	 * @param type the type of a bean
	 * @return each constraint with where it is declared
	 * @throws io.duplicatekey.InvalidDeclarationException if a declaration cannot work
	 */
	public List<DeclaredException> read(Class<?> type) {
		Class<?> userType = ClassUtils.getUserClass(type);
		if (!this.declaring.matches(userType)) {
			return List.of();
		}
		List<DeclaredException> declared = new ArrayList<>();
		for (AnnotatedElement element : elements(userType)) {
			if (this.read.add(element)) {
				declared.addAll(OnDuplicateKeyRules.read(element).declared());
			}
		}
		return List.copyOf(declared);
	}

	private static Set<AnnotatedElement> elements(Class<?> type) {
		Set<AnnotatedElement> elements = new LinkedHashSet<>();
		elements.add(type);
		elements.addAll(List.of(ReflectionUtils.getUniqueDeclaredMethods(type,
				(method) -> !method.isBridge() && method.getDeclaringClass() != Object.class)));
		return elements;
	}

}
