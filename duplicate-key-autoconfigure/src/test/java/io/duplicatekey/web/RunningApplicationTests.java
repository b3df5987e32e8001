package io.duplicatekey.web;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.util.ArrayList;
import java.util.List;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

import org.springframework.boot.WebApplicationType;
import org.springframework.boot.autoconfigure.EnableAutoConfiguration;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RestController;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * What clients get from real servers, Spring Boot's error pages included: Tomcat for
 * Spring MVC, Netty for WebFlux.
 */
class RunningApplicationTests {

	private static final String BROWSER = "text/html,application/xhtml+xml,application/xml;q=0.9,*/*;q=0.8";

	@ParameterizedTest
	@EnumSource(names = { "SERVLET", "REACTIVE" })
	void clientsGetAProblemDetailAndBrowsersAPage(WebApplicationType type) throws Exception {
		try (ConfigurableApplicationContext context = start(type)) {
			HttpResponse<String> problem = get(context, "*/*");
			assertThat(problem.statusCode()).isEqualTo(409);
			assertThat(problem.headers().firstValue("Content-Type")).contains("application/problem+json");
			assertThat(problem.body()).contains("\"title\":\"Conflict\"", "\"instance\":\"/users\"",
					"{\"field\":\"email\",\"code\":\"DuplicateKey\"}");
			HttpResponse<String> page = get(context, BROWSER);
			assertThat(page.statusCode()).isEqualTo(409);
			assertThat(page.headers().firstValue("Content-Type")).get().asString().startsWith("text/html");
			assertThat(page.body()).contains("Whitelabel Error Page", "status=409");
			assertThat(problem.body() + page.body()).doesNotContain("uk_users_email", "email_address",
					Duplicates.VALUE);
		}
	}

	@ParameterizedTest
	@EnumSource(names = { "SERVLET", "REACTIVE" })
	void withoutTheAnswerItIsAnErrorOfTheServer(WebApplicationType type) throws Exception {
		try (ConfigurableApplicationContext context = start(type, "--duplicate-key.web.enabled=false")) {
			assertThat(get(context, "*/*").statusCode()).isEqualTo(500);
			assertThat(get(context, BROWSER).statusCode()).isEqualTo(500);
		}
	}

	private static ConfigurableApplicationContext start(WebApplicationType type, String... arguments) {
		List<String> all = new ArrayList<>(List.of(arguments));
		all.add("--server.port=0");
		all.add("--spring.main.banner-mode=off");
		all.add("--spring.autoconfigure.exclude=org.springframework.boot.jdbc.autoconfigure.DataSourceAutoConfiguration,"
				+ "org.springframework.boot.autoconfigure.jdbc.DataSourceAutoConfiguration");
		return new SpringApplicationBuilder(Application.class).web(type).run(all.toArray(String[]::new));
	}

	private static HttpResponse<String> get(ConfigurableApplicationContext context, String accept)
			throws IOException, InterruptedException {
		URI uri = URI
			.create("http://localhost:" + context.getEnvironment().getProperty("local.server.port") + "/users");
		return HttpClient.newHttpClient()
			.send(HttpRequest.newBuilder(uri).header("Accept", accept).build(), HttpResponse.BodyHandlers.ofString());
	}

	@EnableAutoConfiguration
	@Configuration(proxyBeanMethods = false)
	static class Application {

		@Bean
		Users users() {
			return new Users();
		}

	}

	@RestController
	static class Users {

		@GetMapping("/users")
		String fail() {
			throw Duplicates.email();
		}

	}

}
