package io.duplicatekey.repository;

import java.lang.annotation.Annotation;
import java.lang.reflect.Method;
import java.lang.reflect.Modifier;
import java.lang.reflect.Parameter;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;

import org.jspecify.annotations.Nullable;

import org.springframework.core.DefaultParameterNameDiscoverer;
import org.springframework.core.ResolvableType;
import org.springframework.core.annotation.MergedAnnotation;
import org.springframework.core.annotation.MergedAnnotations;
import org.springframework.core.annotation.MergedAnnotations.SearchStrategy;
import org.springframework.data.jpa.repository.Modifying;
import org.springframework.data.jpa.repository.Query;
import org.springframework.data.jpa.repository.query.Procedure;
import org.springframework.data.repository.query.Param;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

import io.duplicatekey.InvalidDeclarationException;
import io.duplicatekey.upsert.Assign;
import io.duplicatekey.upsert.ManagedCopies;
import io.duplicatekey.upsert.OnDuplicate;
import io.duplicatekey.upsert.Permission;
import io.duplicatekey.upsert.Repeats;
import io.duplicatekey.upsert.Via;
import io.duplicatekey.upsert.Upsert;
import io.duplicatekey.plan.UpsertDefinition;

/**
 * What the signature and the annotations of a method say. Names of properties and
 * expressions are only read here; what they may be depends on the mapping.
 */
final class UpsertDeclaration {

	private static final List<Class<? extends Annotation>> OTHER_WAYS = List.of(Query.class, Modifying.class,
			Procedure.class);

	private final Method method;

	private final Class<?> repositoryInterface;

	private final Class<?> domainType;

	private final MergedAnnotations annotations;

	private final String where;

	UpsertDeclaration(Method method, Class<?> repositoryInterface, Class<?> domainType) {
		this.method = method;
		this.repositoryInterface = repositoryInterface;
		this.domainType = domainType;
		this.annotations = MergedAnnotations.from(method, SearchStrategy.TYPE_HIERARCHY);
		this.where = repositoryInterface.getSimpleName() + "." + method.getName();
	}

	/**
	 * Check what else stands on the method.
	 */
	void check() {
		if (this.method.isDefault() || Modifier.isStatic(this.method.getModifiers())) {
			throw invalid("has @Upsert and a body, which would never run.",
					"Remove the body, or remove @Upsert and call an @Upsert method from the body.");
		}
		for (Class<? extends Annotation> other : OTHER_WAYS) {
			if (this.annotations.isPresent(other)) {
				throw invalid("has both @Upsert and @" + other.getSimpleName() + ".",
						"Keep one of them: @Upsert writes its own statement.");
			}
		}
	}

	GivenRows rows() {
		GivenRows rows = (this.method.getParameterCount() > 0)
				? GivenRows.of(this.where, this.method, this.repositoryInterface, this.domainType) : null;
		if (rows == null) {
			String entity = this.domainType.getSimpleName();
			throw invalid(
					(this.method.getParameterCount() > 0) ? "takes " + nameOf(parameterType(0))
							+ ", which is not, and does not hold, the entity " + this.domainType.getName() + "."
							: "takes no rows.",
					"Make the first parameter one of: " + entity + ", " + entity + "..., Collection<" + entity
							+ "> (or List, Set), Iterable<" + entity + ">, Iterator<" + entity + ">, Stream<" + entity
							+ ">.");
		}
		return rows;
	}

	Result result(GivenRows rows) {
		ResolvableType type = ResolvableType.forMethodReturnType(this.method, this.repositoryInterface);
		Result result = Result.declaredAs(type, rows);
		if (result == null) {
			String entity = rows.entityType().getSimpleName();
			throw invalid(
					"returns " + nameOf(type) + ", which an upsert of "
							+ (rows.single() ? "one " + entity : "several rows") + " cannot return.",
					"Return one of: void, int, long, UpsertResult, "
							+ (rows.single() ? entity + ", Upserted<" + entity + ">."
									: "List<" + entity + ">, List<Upserted<" + entity + ">>."));
		}
		return result;
	}

	/**
	 * After how many rows it commits.
	 */
	int commitEvery(GivenRows rows, Result result) {
		MergedAnnotation<Upsert> upsert = this.annotations.get(Upsert.class);
		int commitEvery = upsert.getInt("commitEvery");
		CommitEvery.check(rows, commitEvery, result, upsert.getEnum("repeats", Repeats.class));
		Propagation propagation = this.annotations.get(Transactional.class).getEnum("propagation", Propagation.class);
		if (commitEvery > 0 && !OwnCall.isBegunBy(propagation.value())) {
			throw invalid(
					"has commitEvery = " + commitEvery + " and @Transactional(propagation = " + propagation
							+ "), which begins no transaction to commit.",
					"Remove the propagation, so that it is REQUIRED, or commitEvery.");
		}
		return commitEvery;
	}

	UpsertDefinition definition() {
		MergedAnnotation<Upsert> upsert = this.annotations.get(Upsert.class);
		return new UpsertDefinition(this.where, strings(upsert, "key"), strings(upsert, "update"),
				strings(upsert, "exclude"), assignments(upsert), upsert.getString("when"), parameters(),
				upsert.getEnum("onDuplicate", OnDuplicate.class), upsert.getEnum("otherKeys", Permission.class),
				upsert.getEnum("cascades", Permission.class), upsert.getEnum("managedCopies", ManagedCopies.class),
				upsert.getEnum("via", Via.class), upsert.getEnum("repeats", Repeats.class));
	}

	/**
	 * Check that expressions use every parameter; that what they use is there was checked
	 * with them.
	 */
	void checkParametersAreUsed(UpsertDefinition definition) {
		String expressions = definition.when() + " " + String.join(" ", definition.set().values());
		for (String name : definition.parameters().keySet()) {
			if (!Pattern.compile("#" + Pattern.quote(name) + "\\b").matcher(expressions).find()) {
				throw invalid("has a parameter " + name + " that no expression uses.",
						"Use it as #" + name + " in when or set, or remove it.");
			}
		}
	}

	private static List<String> strings(MergedAnnotation<Upsert> upsert, String attribute) {
		return List.of(upsert.getStringArray(attribute));
	}

	private Map<String, String> assignments(MergedAnnotation<Upsert> upsert) {
		Map<String, String> assignments = new LinkedHashMap<>();
		for (MergedAnnotation<Assign> assign : upsert.getAnnotationArray("set", Assign.class)) {
			String property = assign.getString("property");
			if (assignments.put(property, assign.getString("value")) != null) {
				throw invalid("sets the property " + property + " twice.", "Keep one of the two @Assign.");
			}
		}
		return assignments;
	}

	private Map<String, Class<?>> parameters() {
		Map<String, Class<?>> parameters = new LinkedHashMap<>();
		Parameter[] declared = this.method.getParameters();
		for (int i = 1; i < declared.length; i++) {
			String name = nameOf(declared[i], i);
			if (parameters.put(name, parameterType(i).resolve(Object.class)) != null) {
				throw invalid("has two parameters " + name + ".", "Give one of them another name.");
			}
		}
		return parameters;
	}

	private String nameOf(Parameter parameter, int index) {
		Param param = parameter.getAnnotation(Param.class);
		if (param != null) {
			return param.value();
		}
		@Nullable String[] names = new DefaultParameterNameDiscoverer().getParameterNames(this.method);
		String name = (names != null) ? names[index] : null;
		if (name == null) {
			throw invalid("has a parameter of type " + parameter.getType().getSimpleName() + " without a name.",
					"Compile with -parameters, or annotate it with @Param(\"name\").");
		}
		return name;
	}

	private ResolvableType parameterType(int index) {
		return ResolvableType.forMethodParameter(this.method, index, this.repositoryInterface);
	}

	/**
	 * A type as it is written in code: without packages.
	 */
	private static String nameOf(ResolvableType type) {
		Class<?> raw = type.resolve(Object.class);
		String generics = String.join(", ",
				Arrays.stream(type.getGenerics()).map(UpsertDeclaration::nameOf).toArray(String[]::new));
		return raw.getSimpleName() + (generics.isEmpty() ? "" : "<" + generics + ">");
	}

	private InvalidDeclarationException invalid(String description, String action) {
		return new InvalidDeclarationException(this.where + " " + description, action);
	}

}
