package io.duplicatekey.servers;

import java.util.Objects;
import java.util.stream.Stream;

import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.extension.TestTemplateInvocationContext;
import org.junit.jupiter.api.extension.TestTemplateInvocationContextProvider;

/**
 * Runs a {@link ServerTest} for each server and driver.
 */
class ServersExtension implements TestTemplateInvocationContextProvider {

	@Override
	public boolean supportsTestTemplate(ExtensionContext context) {
		return true;
	}

	@Override
	public Stream<TestTemplateInvocationContext> provideTestTemplateInvocationContexts(ExtensionContext context) {
		return TestServers.start().stream().flatMap(this::invocations);
	}

	private Stream<TestTemplateInvocationContext> invocations(ServerResult result) {
		return switch (result.outcome()) {
			case RUNS -> {
				TestServer server = Objects.requireNonNull(result.server());
				yield server.drivers().stream().map((driver) -> new TargetInvocation(new TestTarget(server, driver)));
			}
			case SKIPPED, MISSING -> Stream.of(new AbsentServerInvocation(result));
			case REPLACED -> Stream.empty();
		};
	}

}
