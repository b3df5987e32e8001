package io.duplicatekey.web;

import java.net.URI;
import java.util.List;
import java.util.Locale;

import org.apache.commons.logging.Log;
import org.apache.commons.logging.LogFactory;
import org.jspecify.annotations.Nullable;
import reactor.core.publisher.Mono;

import org.springframework.core.Ordered;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatusCode;
import org.springframework.http.MediaType;
import org.springframework.http.ProblemDetail;
import org.springframework.http.codec.HttpMessageWriter;
import org.springframework.http.codec.ServerCodecConfigurer;
import org.springframework.web.reactive.function.server.ServerResponse;
import org.springframework.web.reactive.result.view.ViewResolver;
import org.springframework.web.server.ResponseStatusException;
import org.springframework.web.server.ServerWebExchange;
import org.springframework.web.server.WebExceptionHandler;

/**
 * Answers requests of Spring WebFlux that ended in a duplicate key nobody handled. Its
 * order is that of Spring Boot's handler, which answers everything: it must be registered
 * before that one and after those of the user's. Public for the auto-configuration.
 */
public final class DuplicateEntryWebExceptionHandler implements WebExceptionHandler, Ordered {

	private static final Log logger = LogFactory.getLog(DuplicateEntryWebExceptionHandler.class);

	private final DuplicateKeyProblemDetails problems;

	private final ServerResponse.Context context;

	/**
	 * Create the handler.
	 * @param problems describes the duplicate key
	 * @param codecs writes it
	 */
	public DuplicateEntryWebExceptionHandler(DuplicateKeyProblemDetails problems, ServerCodecConfigurer codecs) {
		this.problems = problems;
		this.context = new CodecsContext(codecs);
	}

	@Override
	public int getOrder() {
		return -1;
	}

	@Override
	public Mono<Void> handle(ServerWebExchange exchange, Throwable thrown) {
		Failure failure = Failure.of(thrown);
		if (failure == null || failure.hasAStatusOfItsOwn() || exchange.getResponse().isCommitted()) {
			return Mono.error(thrown);
		}
		ProblemDetail problem = describe(exchange, failure);
		if (problem == null) {
			return Mono.error(thrown);
		}
		logger.warn(exchange.getLogPrefix() + failure.describe());
		HttpStatusCode status = HttpStatusCode.valueOf(problem.getStatus());
		if (AcceptHeader.prefersHtml(exchange.getRequest().getHeaders().getValuesAsList(HttpHeaders.ACCEPT))) {
			// The page is the application's own, by its next handler.
			return Mono.error(new ResponseStatusException(status, problem.getTitle(), thrown));
		}
		return ServerResponse.status(status)
			.contentType(MediaType.APPLICATION_PROBLEM_JSON)
			.bodyValue(problem)
			.flatMap((response) -> response.writeTo(exchange, this.context));
	}

	private @Nullable ProblemDetail describe(ServerWebExchange exchange, Failure failure) {
		Locale locale = exchange.getLocaleContext().getLocale();
		try {
			ProblemDetail problem = this.problems.create(failure.duplicate(),
					(locale != null) ? locale : Locale.getDefault());
			if (problem.getInstance() == null) {
				problem.setInstance(URI.create(exchange.getRequest().getPath().value()));
			}
			return problem;
		}
		catch (RuntimeException ex) {
			// What happened first must not get lost.
			logger.warn("Failed to describe a duplicate key", ex);
			return null;
		}
	}

	private record CodecsContext(ServerCodecConfigurer codecs) implements ServerResponse.Context {

		@Override
		public List<HttpMessageWriter<?>> messageWriters() {
			return this.codecs.getWriters();
		}

		@Override
		public List<ViewResolver> viewResolvers() {
			return List.of();
		}

	}

}
