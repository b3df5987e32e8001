package io.duplicatekey.autoconfigure;

import reactor.core.publisher.Mono;

import org.springframework.boot.web.reactive.error.ErrorWebExceptionHandler;
import org.springframework.web.server.ServerWebExchange;

/**
 * What a user writes who answers all errors; without an order, so it comes last.
 */
class OwnErrorHandler implements ErrorWebExceptionHandler {

	@Override
	public Mono<Void> handle(ServerWebExchange exchange, Throwable ex) {
		return exchange.getResponse().setComplete();
	}

}
