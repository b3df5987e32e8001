package io.duplicatekey;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Optional;

import org.junit.platform.engine.TestExecutionResult;
import org.junit.platform.engine.TestExecutionResult.Status;
import org.junit.platform.launcher.TestExecutionListener;
import org.junit.platform.launcher.TestIdentifier;
import org.junit.platform.launcher.TestPlan;

/**
 * Prints why a test was skipped. Surefire and Failsafe only count skipped tests on the
 * console, so that a server that is not there would go unnoticed.
 */
public class SkipReasons implements TestExecutionListener {

	private TestPlan plan;

	@Override
	public void testPlanExecutionStarted(TestPlan plan) {
		this.plan = plan;
	}

	@Override
	public void executionSkipped(TestIdentifier test, String reason) {
		print(test, reason);
	}

	@Override
	public void executionFinished(TestIdentifier test, TestExecutionResult result) {
		if (result.getStatus() == Status.ABORTED) {
			print(test, result.getThrowable().map(Throwable::getMessage).orElse("no reason given"));
		}
	}

	private void print(TestIdentifier test, String reason) {
		Deque<String> path = new ArrayDeque<>();
		// The outermost one is the engine, which says nothing.
		for (Optional<TestIdentifier> step = Optional.of(test); step.isPresent()
				&& step.get().getParentId().isPresent(); step = this.plan.getParent(step.get())) {
			path.addFirst(step.get().getDisplayName());
		}
		System.out.println("Skipped: " + String.join(" > ", path) + ": " + reason);
	}

}
