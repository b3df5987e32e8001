package io.duplicatekey.servers;

import java.util.List;

import org.junit.jupiter.api.extension.Extension;
import org.junit.jupiter.api.extension.TestTemplateInvocationContext;

/**
 * One run of a test against a server through a driver.
 *
 * @param target the server and the driver
 */
record TargetInvocation(TestTarget target) implements TestTemplateInvocationContext {

	@Override
	public String getDisplayName(int invocationIndex) {
		return "[" + this.target + "]";
	}

	@Override
	public List<Extension> getAdditionalExtensions() {
		return List.of(new TargetParameters(this.target), new TargetTally(this.target));
	}

}
