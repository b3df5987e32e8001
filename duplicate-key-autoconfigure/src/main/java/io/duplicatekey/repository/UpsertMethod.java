package io.duplicatekey.repository;

import java.lang.reflect.Method;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

import org.jspecify.annotations.Nullable;

import io.duplicatekey.hibernate.EntityUpsert;
import io.duplicatekey.hibernate.EntityUpserts;
import io.duplicatekey.jdbc.StagedRules;
import io.duplicatekey.plan.UpsertDefinition;
import io.duplicatekey.plan.UpsertPlan;

/**
 * A method with {@code @Upsert}, ready to be called.
 *
 * @param call what it does with its first argument
 * @param parameters the names of the others
 */
record UpsertMethod(PreparedCall call, List<String> parameters) {

	/**
	 * Check a declaration and prepare it.
	 * @throws io.duplicatekey.InvalidDeclarationException if it cannot work
	 */
	static UpsertMethod prepare(Method method, Class<?> repositoryInterface, Class<?> domainType,
			EntityUpserts upserts) {
		UpsertDeclaration declaration = new UpsertDeclaration(method, repositoryInterface, domainType);
		declaration.check();
		GivenRows rows = declaration.rows();
		Result result = declaration.result(rows);
		UpsertDefinition definition = declaration.definition();
		StagedRules.check(definition, result.counting());
		int commitEvery = declaration.commitEvery(rows, result);
		@SuppressWarnings("unchecked")
		EntityUpsert<Object> upsert = upserts.prepare((Class<Object>) rows.entityType(), definition);
		declaration.checkParametersAreUsed(definition);
		return new UpsertMethod(new PreparedCall(rows, result, upsert, commitEvery),
				List.copyOf(definition.parameters().keySet()));
	}

	/**
	 * What there is to say about it.
	 */
	KnownUpsert known() {
		List<UpsertPlan> plans = this.call.upsert().plans();
		UpsertDefinition definition = this.call.upsert().definition();
		List<List<String>> keys = plans.stream().map((plan) -> plan.insert().key()).distinct().toList();
		return new KnownUpsert(definition.where(), this.call.rows().entityType().getName(),
				plans.isEmpty() ? "" : plans.get(0).insert().table().name(),
				(keys.size() == 1) ? keys.get(0) : List.of(), definition.onDuplicate().name(), definition.via().name());
	}

	/**
	 * Call it. A transaction must run.
	 * @param attempt has the rows
	 * @param arguments the arguments of the method
	 */
	@Nullable Object call(UpsertAttempt attempt, @Nullable Object[] arguments) {
		Map<String, @Nullable Object> named = new LinkedHashMap<>();
		for (int i = 0; i < this.parameters.size(); i++) {
			named.put(this.parameters.get(i), arguments[i + 1]);
		}
		return this.call.call(attempt, named);
	}

	/**
	 * Whether a call has nothing to do.
	 * @param arguments the arguments of the method
	 */
	boolean isNothing(@Nullable Object[] arguments) {
		return this.call.isNothing(arguments[0]);
	}

}
