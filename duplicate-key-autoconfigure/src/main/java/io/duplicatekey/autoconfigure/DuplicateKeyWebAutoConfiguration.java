package io.duplicatekey.autoconfigure;

import jakarta.servlet.http.HttpServletRequest;

import org.springframework.beans.factory.ObjectProvider;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.autoconfigure.condition.ConditionalOnBooleanProperty;
import org.springframework.boot.autoconfigure.condition.ConditionalOnClass;
import org.springframework.boot.autoconfigure.condition.ConditionalOnMissingBean;
import org.springframework.boot.autoconfigure.condition.ConditionalOnWebApplication;
import org.springframework.boot.autoconfigure.condition.SearchStrategy;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.ApplicationContext;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.http.ProblemDetail;
import org.springframework.http.codec.ServerCodecConfigurer;
import org.springframework.web.accept.ContentNegotiationManager;
import org.springframework.web.reactive.DispatcherHandler;
import org.springframework.web.servlet.DispatcherServlet;
import org.springframework.web.servlet.mvc.method.annotation.HttpEntityMethodProcessor;
import org.springframework.web.servlet.mvc.method.annotation.RequestMappingHandlerAdapter;

import io.duplicatekey.web.DuplicateEntryExceptionResolver;
import io.duplicatekey.web.DuplicateEntryWebExceptionHandler;
import io.duplicatekey.web.DuplicateKeyProblemDetails;
import io.duplicatekey.web.LocalizedProblemDetails;

/**
 * Answers requests that end in a duplicate key which no handler of the user's takes. On
 * WebFlux it must do so before Spring Boot, which answers everything.
 */
@AutoConfiguration(beforeName = { "org.springframework.boot.webflux.autoconfigure.error.ErrorWebFluxAutoConfiguration",
		"org.springframework.boot.autoconfigure.web.reactive.error.ErrorWebFluxAutoConfiguration" })
@ConditionalOnWebApplication
@ConditionalOnClass(ProblemDetail.class)
@ConditionalOnBooleanProperty(name = { "duplicate-key.enabled", "duplicate-key.web.enabled" }, matchIfMissing = true)
@EnableConfigurationProperties(DuplicateKeyProperties.class)
public final class DuplicateKeyWebAutoConfiguration {

	/**
	 * With the messages of the context: an application can have other sources as beans.
	 */
	@Bean
	@ConditionalOnMissingBean(DuplicateKeyProblemDetails.class)
	LocalizedProblemDetails duplicateKeyProblemDetails(ApplicationContext messages, DuplicateKeyProperties properties) {
		return new LocalizedProblemDetails(messages, properties.web().type(), properties.web().includeConstraint());
	}

	@Configuration(proxyBeanMethods = false)
	@ConditionalOnWebApplication(type = ConditionalOnWebApplication.Type.SERVLET)
	@ConditionalOnClass({ DispatcherServlet.class, HttpServletRequest.class })
	static class ServletConfiguration {

		@Bean
		@ConditionalOnMissingBean
		DuplicateEntryExceptionResolver duplicateEntryExceptionResolver(DuplicateKeyProblemDetails problems,
				@Qualifier("requestMappingHandlerAdapter") ObjectProvider<RequestMappingHandlerAdapter> adapter,
				@Qualifier("mvcContentNegotiationManager") ObjectProvider<ContentNegotiationManager> negotiation) {
			return new DuplicateEntryExceptionResolver(problems,
					() -> new HttpEntityMethodProcessor(
							adapter.getIfAvailable(RequestMappingHandlerAdapter::new).getMessageConverters(),
							negotiation.getIfAvailable(ContentNegotiationManager::new)));
		}

	}

	/**
	 * Steps aside for a user who answers all errors.
	 */
	@Configuration(proxyBeanMethods = false)
	@ConditionalOnWebApplication(type = ConditionalOnWebApplication.Type.REACTIVE)
	@ConditionalOnClass(DispatcherHandler.class)
	@ConditionalOnMissingBean(
			type = { "org.springframework.boot.webflux.error.ErrorWebExceptionHandler",
					"org.springframework.boot.web.reactive.error.ErrorWebExceptionHandler" },
			search = SearchStrategy.CURRENT)
	static class ReactiveConfiguration {

		@Bean
		@ConditionalOnMissingBean
		DuplicateEntryWebExceptionHandler duplicateEntryWebExceptionHandler(DuplicateKeyProblemDetails problems,
				ServerCodecConfigurer codecs) {
			return new DuplicateEntryWebExceptionHandler(problems, codecs);
		}

	}

}
