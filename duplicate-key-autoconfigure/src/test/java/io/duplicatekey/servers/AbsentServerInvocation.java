package io.duplicatekey.servers;

import java.util.List;

import org.junit.jupiter.api.extension.BeforeEachCallback;
import org.junit.jupiter.api.extension.ConditionEvaluationResult;
import org.junit.jupiter.api.extension.ExecutionCondition;
import org.junit.jupiter.api.extension.Extension;
import org.junit.jupiter.api.extension.TestTemplateInvocationContext;

import io.duplicatekey.servers.ServerResult.Outcome;

/**
 * Stands in the report for a server that does not run.
 *
 * @param result what became of the server
 */
record AbsentServerInvocation(ServerResult result) implements TestTemplateInvocationContext {

	@Override
	public String getDisplayName(int invocationIndex) {
		return "[" + this.result.name() + "]";
	}

	@Override
	public List<Extension> getAdditionalExtensions() {
		String reason = this.result.name() + ": " + this.result.reason();
		if (this.result.outcome() == Outcome.MISSING) {
			return List.of((BeforeEachCallback) (context) -> {
				throw new IllegalStateException(reason, this.result.failure());
			});
		}
		return List.of((ExecutionCondition) (context) -> ConditionEvaluationResult.disabled(reason));
	}

}
