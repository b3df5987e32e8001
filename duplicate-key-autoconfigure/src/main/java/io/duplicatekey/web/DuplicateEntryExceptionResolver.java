package io.duplicatekey.web;

import java.io.IOException;
import java.lang.reflect.Method;
import java.util.Collections;
import java.util.Locale;
import java.util.function.Supplier;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import org.jspecify.annotations.Nullable;

import org.springframework.core.MethodParameter;
import org.springframework.http.HttpHeaders;
import org.springframework.http.ProblemDetail;
import org.springframework.util.ClassUtils;
import org.springframework.util.function.SingletonSupplier;
import org.springframework.web.context.request.ServletWebRequest;
import org.springframework.web.method.support.HandlerMethodReturnValueHandler;
import org.springframework.web.method.support.ModelAndViewContainer;
import org.springframework.web.servlet.ModelAndView;
import org.springframework.web.servlet.handler.AbstractHandlerExceptionResolver;
import org.springframework.web.servlet.support.RequestContextUtils;

import io.duplicatekey.DuplicateEntryException;

/**
 * Answers requests of Spring MVC that ended in a duplicate key nobody handled. It comes
 * last, so that every handler of the user's, and every status that an exception declares,
 * comes first. Public for the auto-configuration.
 */
public final class DuplicateEntryExceptionResolver extends AbstractHandlerExceptionResolver {

	private static final MethodParameter PROBLEM_DETAIL = problemDetail();

	private final DuplicateKeyProblemDetails problems;

	private final Supplier<HandlerMethodReturnValueHandler> writer;

	/**
	 * Create the resolver.
	 * @param problems describes the duplicate key
	 * @param writer writes what handlers of the user's return, asked for when the first
	 * problem is to be written
	 */
	public DuplicateEntryExceptionResolver(DuplicateKeyProblemDetails problems,
			Supplier<HandlerMethodReturnValueHandler> writer) {
		this.problems = problems;
		this.writer = SingletonSupplier.of(writer);
		setWarnLogCategory(getClass().getName());
	}

	@Override
	protected @Nullable ModelAndView doResolveException(HttpServletRequest request, HttpServletResponse response,
			@Nullable Object handler, Exception thrown) {
		Failure failure = Failure.of(thrown);
		if (failure == null || response.isCommitted()) {
			return null;
		}
		try {
			answer(request, response, failure.duplicate());
			return new ModelAndView();
		}
		catch (Exception ex) {
			// As Spring's own resolver does: what happened first must not get lost.
			this.logger.warn("Failed to answer a request that ended in a duplicate key", ex);
			return null;
		}
	}

	private void answer(HttpServletRequest request, HttpServletResponse response, DuplicateEntryException duplicate)
			throws Exception {
		ProblemDetail problem = this.problems.create(duplicate, RequestContextUtils.getLocale(request));
		if (AcceptHeader.prefersHtml(Collections.list(request.getHeaders(HttpHeaders.ACCEPT)))) {
			sendToErrorPage(response, problem);
			return;
		}
		this.writer.get()
			.handleReturnValue(problem, PROBLEM_DETAIL, new ModelAndViewContainer(),
					new ServletWebRequest(request, response));
	}

	/**
	 * The page is the application's own, by way of the servlet container.
	 */
	private static void sendToErrorPage(HttpServletResponse response, ProblemDetail problem) throws IOException {
		if (problem.getTitle() != null) {
			response.sendError(problem.getStatus(), problem.getTitle());
		}
		else {
			response.sendError(problem.getStatus());
		}
	}

	@Override
	protected String buildLogMessage(Exception thrown, HttpServletRequest request) {
		Failure failure = Failure.of(thrown);
		return (failure != null) ? failure.describe() : super.buildLogMessage(thrown, request);
	}

	/**
	 * What a handler declares that returns a problem detail.
	 */
	private static MethodParameter problemDetail() {
		Method method = ClassUtils.getMethod(DuplicateKeyProblemDetails.class, "create", DuplicateEntryException.class,
				Locale.class);
		return new MethodParameter(method, -1);
	}

}
