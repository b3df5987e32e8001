package io.duplicatekey.behaviour.observed;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.util.List;
import java.util.Map;

import com.jayway.jsonpath.DocumentContext;
import com.jayway.jsonpath.JsonPath;

import org.springframework.boot.WebApplicationType;
import org.springframework.context.ApplicationContext;
import org.springframework.jdbc.core.JdbcTemplate;

import io.duplicatekey.servers.ServerTest;
import io.duplicatekey.servers.TestDatabase;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

/**
 * The endpoint over HTTP.
 */
class DuplicateKeysEndpointIT {

	private static final String EXPOSED = "management.endpoints.web.exposure.include=duplicatekeys";

	@ServerTest
	void isNotExposedUnlessTheUserExposesIt(TestDatabase database) {
		ObservedApplication.run(database, WebApplicationType.SERVLET,
				(context) -> assertThat(get(context).statusCode()).isEqualTo(404));
	}

	@ServerTest
	void tellsWhatIsKnownBeforeAnyDuplicate(TestDatabase database) {
		ObservedApplication.run(database, WebApplicationType.SERVLET, (context) -> {
			// Its declarations are read when somebody first asks for it.
			context.getBean(GuestRepository.class);
			DocumentContext report = report(context);
			assertThat(report.<List<String>>read("$.keys[*].constraint")).containsExactlyInAnyOrder("PRIMARY",
					"uk_guests_email");
			Map<String, Object> key = key(report);
			assertThat(key).containsEntry("dataSource", "dataSource")
				.containsEntry("table", "guests")
				.containsEntry("columns", List.of("email"))
				.containsEntry("entity", Guest.class.getName())
				.containsEntry("properties", List.of("email"))
				.containsEntry("inSchema", false)
				.containsEntry("exception", GuestExistsException.class.getName())
				.containsEntry("violations", 0);
			assertThat((List<?>) key.get("upserts")).hasSize(6);
			assertThat(report.<List<String>>read("$.upserts[?(@.method == 'GuestRepository.load')].via"))
				.containsExactly("LOAD_DATA");
			assertThat(report.<List<String>>read("$.exceptions[*].exception"))
				.containsExactlyInAnyOrder(GuestExistsException.class.getName(), IllegalStateException.class.getName());
			assertThat(report.<Integer>read("$.violations.total")).isZero();
			assertThat(report.<Integer>read("$.retries.deadlocks")).isZero();
		}, EXPOSED);
	}

	@ServerTest
	void tellsViolationsWithoutValues(TestDatabase database) {
		ObservedApplication.run(database, WebApplicationType.SERVLET, (context) -> {
			JdbcTemplate template = context.getBean(JdbcTemplate.class);
			template.update("INSERT INTO guests (email) VALUES ('ann@example.com')");
			for (int i = 0; i < 3; i++) {
				assertThatExceptionOfType(GuestExistsException.class)
					.isThrownBy(() -> template.update("INSERT INTO guests (email) VALUES ('ann@example.com')"));
			}
			HttpResponse<String> response = get(context);
			assertThat(response.body()).doesNotContain("ann@example.com", "Duplicate entry");
			DocumentContext report = JsonPath.parse(response.body());
			assertThat(key(report)).containsEntry("inSchema", true).containsEntry("violations", 3);
			assertThat(report.<Integer>read("$.violations.total")).isEqualTo(3);
			assertThat(report.<List<Map<String, Object>>>read("$.violations.last")).hasSize(2)
				.allSatisfy((last) -> assertThat(last)
					.containsOnlyKeys("time", "table", "constraint", "kind", "dataSource", "exception")
					.containsEntry("kind", "unique_key")
					.containsEntry("dataSource", "dataSource")
					.containsEntry("exception", GuestExistsException.class.getName()));
			assertThat(report.<String>read("$.violations.last[0].time")).startsWith("20").endsWith("Z");
		}, EXPOSED, "duplicate-key.endpoint.last-violations=2", "duplicate-key.expose-values=true");
	}

	@ServerTest
	void tellsKeysOfTheSameColumnsApart(TestDatabase database) {
		ObservedApplication.run(database, WebApplicationType.SERVLET, (context) -> {
			JdbcTemplate template = context.getBean(JdbcTemplate.class);
			template.execute("ALTER TABLE guests ADD UNIQUE KEY uk_again (email)");
			template.update("INSERT INTO guests (email) VALUES ('ann@example.com')");
			assertThatExceptionOfType(GuestExistsException.class)
				.isThrownBy(() -> template.update("INSERT INTO guests (email) VALUES ('ann@example.com')"));
			DocumentContext report = report(context);
			assertThat(key(report)).containsEntry("inSchema", true).containsEntry("violations", 1);
			assertThat(report.<List<Integer>>read("$.keys[?(@.constraint == 'uk_again')].violations"))
				.containsExactly(0);
		}, EXPOSED);
	}

	private static Map<String, Object> key(DocumentContext report) {
		List<Map<String, Object>> found = report.read("$.keys[?(@.constraint == 'uk_guests_email')]");
		assertThat(found).hasSize(1);
		return found.get(0);
	}

	private static DocumentContext report(ApplicationContext context) {
		HttpResponse<String> response = get(context);
		assertThat(response.statusCode()).isEqualTo(200);
		return JsonPath.parse(response.body());
	}

	private static HttpResponse<String> get(ApplicationContext context) {
		String port = context.getEnvironment().getRequiredProperty("local.server.port");
		URI uri = URI.create("http://127.0.0.1:" + port + "/actuator/duplicatekeys");
		try {
			return HttpClient.newHttpClient().send(HttpRequest.newBuilder(uri).build(), BodyHandlers.ofString());
		}
		catch (IOException ex) {
			throw new AssertionError(ex);
		}
		catch (InterruptedException ex) {
			Thread.currentThread().interrupt();
			throw new AssertionError(ex);
		}
	}

}
