package io.duplicatekey.repository;

import java.lang.annotation.Annotation;
import java.lang.reflect.Method;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

import org.springframework.core.annotation.MergedAnnotations;
import org.springframework.core.annotation.MergedAnnotations.SearchStrategy;
import org.springframework.util.ClassUtils;
import org.springframework.util.ReflectionUtils;

import io.duplicatekey.upsert.Upsert;

/**
 * Finds the methods with {@code @Upsert}, directly or through an annotation of the user's
 * that has it. Types without one are told apart by what stands on their methods alone,
 * each read once; annotations are merged for the others only.
 */
final class UpsertMethods {

	/**
	 * Types that cannot know the annotation, which are those of most beans.
	 */
	private static final List<String> FRAMEWORKS = List.of("java.", "javax.", "jakarta.", "jdk.", "kotlin.",
			"com.zaxxer.hikari.", "org.hibernate.", "org.springframework.");

	private final Map<Class<?>, Boolean> types = new ConcurrentHashMap<>();

	private final Map<Class<? extends Annotation>, Boolean> annotations = new ConcurrentHashMap<>();

	/**
	 * Whether a type or what it inherits from declares one.
	 */
	boolean areIn(Class<?> type) {
		Boolean known = this.types.get(type);
		if (known == null) {
			known = declares(type) || inherits(type);
			this.types.put(type, known);
		}
		return known;
	}

	/**
	 * The upserts of a repository: its public methods and what it inherits.
	 */
	List<Method> of(Class<?> repositoryInterface) {
		if (!areIn(repositoryInterface)) {
			return List.of();
		}
		return Arrays.stream(repositoryInterface.getMethods())
			.filter((method) -> !method.isBridge() && isUpsert(method))
			.toList();
	}

	/**
	 * The upserts that stand on methods of a class, where they do nothing. What only
	 * repeats an interface is not meant as a declaration: a mock has copies of all
	 * annotations.
	 */
	List<Method> ofClass(Class<?> type) {
		if (!areIn(type)) {
			return List.of();
		}
		return Arrays.stream(ReflectionUtils.getAllDeclaredMethods(type))
			.filter((method) -> !method.getDeclaringClass().isInterface() && !method.isBridge())
			.filter((method) -> isDeclaration(method) && !repeatsAnInterface(method, type))
			.toList();
	}

	private static boolean repeatsAnInterface(Method method, Class<?> type) {
		// Not by the types of the parameters: in a subclass they can be more special.
		return Arrays.stream(ClassUtils.getAllInterfacesForClass(type))
			.flatMap((implemented) -> Arrays.stream(implemented.getMethods()))
			.anyMatch((inherited) -> inherited.getName().equals(method.getName())
					&& inherited.getParameterCount() == method.getParameterCount() && isUpsert(inherited));
	}

	private static boolean isUpsert(Method method) {
		return MergedAnnotations.from(method, SearchStrategy.TYPE_HIERARCHY).isPresent(Upsert.class);
	}

	private boolean inherits(Class<?> type) {
		for (Class<?> implemented : type.getInterfaces()) {
			if (areIn(implemented)) {
				return true;
			}
		}
		return type.getSuperclass() != null && areIn(type.getSuperclass());
	}

	private boolean declares(Class<?> type) {
		return !isOfAFramework(type.getName())
				&& Arrays.stream(ReflectionUtils.getDeclaredMethods(type)).anyMatch(this::isDeclaration);
	}

	private static boolean isOfAFramework(String name) {
		return FRAMEWORKS.stream().anyMatch(name::startsWith) && !name.startsWith("org.springframework.samples.");
	}

	private boolean isDeclaration(Method method) {
		for (Annotation annotation : method.getDeclaredAnnotations()) {
			if (this.annotations.computeIfAbsent(annotation.annotationType(), UpsertMethods::leadsToUpsert)) {
				return true;
			}
		}
		return false;
	}

	private static boolean leadsToUpsert(Class<? extends Annotation> annotation) {
		return annotation == Upsert.class || MergedAnnotations.from(annotation).isPresent(Upsert.class);
	}

}
