package io.duplicatekey.sample;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;

import org.assertj.core.api.AbstractStringAssert;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.context.SpringBootTest.WebEnvironment;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.core.ParameterizedTypeReference;
import org.springframework.http.HttpStatus;
import org.springframework.http.HttpStatusCode;
import org.springframework.http.MediaType;
import org.springframework.http.ProblemDetail;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.test.context.jdbc.Sql;
import org.springframework.test.web.servlet.client.RestTestClient;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * The sample over HTTP, on the embedded server.
 */
@SpringBootTest(webEnvironment = WebEnvironment.RANDOM_PORT)
@Sql(statements = { "DELETE FROM users", "DELETE FROM products" })
class SampleApplicationIT {

	@LocalServerPort
	private int port;

	@Autowired
	private JdbcClient jdbcClient;

	private RestTestClient client;

	@BeforeEach
	void createClient() {
		this.client = RestTestClient.bindToServer().baseUrl("http://localhost:" + this.port).build();
	}

	@Test
	void duplicateEmailIsAConflict() {
		register("carol@example.com", "carol").expectStatus().isCreated();
		expectConflict(register("carol@example.com", "caroline"), "E-mail address taken", List.of("email"),
				"carol@example.com");
		assertThat(users()).containsExactly("carol");
	}

	@Test
	void handlesAreOfAnyLetters() {
		register("lukasz@example.com", "Łukasz 日本 \uD83D\uDE00").expectStatus().isCreated();
		assertThat(users()).containsExactly("Łukasz 日本 \uD83D\uDE00");
	}

	@Test
	void duplicateHandleIsAConflict() {
		register("carol@example.com", "carol").expectStatus().isCreated();
		expectConflict(register("caroline@example.com", "carol"), "Handle taken", List.of("handle"), "carol");
		assertThat(users()).containsExactly("carol");
	}

	@Test
	void renameToATakenHandleIsAConflict() {
		register("carol@example.com", "carol").expectStatus().isCreated();
		register("dave@example.com", "dave").expectStatus().isCreated();
		expectConflict(rename("dave", "carol"), "Handle taken", List.of("handle"), "carol");
		assertThat(users()).containsExactly("carol", "dave");
	}

	@Test
	void renameToAFreeHandleIsDone() {
		register("dave@example.com", "dave").expectStatus().isCreated();
		rename("dave", "david").expectStatus().isOk();
		assertThat(users()).containsExactly("david");
	}

	@Test
	void renameOfAnUnknownUserIsNotFound() {
		rename("nobody", "somebody").expectStatus().isNotFound();
	}

	@Test
	void duplicateSkuOfOneTenantIsAConflict() {
		addProduct("acme", "A-1").expectStatus().isCreated();
		addProduct("other", "A-1").expectStatus().isCreated();
		expectConflict(addProduct("acme", "A-1"), "Conflict", List.of("tenant", "sku"), "A-1");
	}

	@Test
	void upsertAnswersItsTotals() {
		putProducts(product("acme", "A-1", 3), product("acme", "B-1", 4)).isEqualTo("""
				{"inserted":2,"updated":0,"unchanged":0}""");
		putProducts(product("acme", "A-1", 5), product("acme", "B-1", 4), product("other", "A-1", 1)).isEqualTo("""
				{"inserted":1,"updated":1,"unchanged":1}""");
	}

	@Test
	void upsertTakesAProductThatIsThereAlready() {
		addProduct("acme", "A-1").expectStatus().isCreated();
		putProducts(product("acme", "A-1", 3)).isEqualTo("""
				{"inserted":0,"updated":0,"unchanged":1}""");
	}

	@Test
	void deliveryAnswersEachOutcomeWithItsId() {
		putProducts(product("acme", "A-1", 3), product("acme", "B-1", 90));
		assertThat(deliver(product("acme", "A-1", 10), product("acme", "B-1", 11), product("acme", "C-1", 1)))
			.containsExactly(delivered("A-1", 13, "UPDATED"), delivered("B-1", 90, "UNCHANGED"),
					delivered("C-1", 1, "INSERTED"));
	}

	@Test
	void invalidRequestIsABadRequest() {
		register("no address", "carol").expectStatus().isBadRequest();
		assertThat(users()).isEmpty();
	}

	@Test
	void oneOfManyAtOnceGetsTheEmail() throws Exception {
		ExecutorService executor = Executors.newFixedThreadPool(8);
		try {
			List<Callable<HttpStatusCode>> attempts = IntStream.range(0, 8)
				.mapToObj((number) -> registration("carol@example.com", "carol" + number))
				.toList();
			List<HttpStatusCode> statuses = new ArrayList<>();
			for (Future<HttpStatusCode> attempt : executor.invokeAll(attempts)) {
				statuses.add(attempt.get());
			}
			assertThat(statuses).containsOnly(HttpStatus.CREATED, HttpStatus.CONFLICT)
				.containsOnlyOnce(HttpStatus.CREATED);
		}
		finally {
			executor.shutdownNow();
		}
	}

	private Callable<HttpStatusCode> registration(String email, String handle) {
		return () -> register(email, handle).returnResult(String.class).getStatus();
	}

	private RestTestClient.ResponseSpec register(String email, String handle) {
		return post("/users", Map.of("email", email, "handle", handle));
	}

	private RestTestClient.ResponseSpec rename(String handle, String newHandle) {
		return this.client.put()
			.uri("/users/{handle}/handle", handle)
			.contentType(MediaType.APPLICATION_JSON)
			.body(Map.of("handle", newHandle))
			.exchange();
	}

	private RestTestClient.ResponseSpec addProduct(String tenant, String sku) {
		return post("/products", product(tenant, sku, 3));
	}

	private AbstractStringAssert<?> putProducts(Map<?, ?>... products) {
		return assertThat(this.client.put()
			.uri("/products")
			.contentType(MediaType.APPLICATION_JSON)
			.body(products)
			.exchange()
			.expectStatus()
			.isOk()
			.expectBody(String.class)
			.returnResult()
			.getResponseBody());
	}

	private List<Map<String, Object>> deliver(Map<?, ?>... products) {
		return post("/products/deliveries", products).expectStatus()
			.isOk()
			.expectBody(new ParameterizedTypeReference<List<Map<String, Object>>>() {
			})
			.returnResult()
			.getResponseBody();
	}

	private Map<String, Object> product(String tenant, String sku, int stock) {
		return Map.of("tenant", tenant, "sku", sku, "name", "Product " + sku, "price", "40.00", "stock", stock);
	}

	// As the table has it, found by its stock.
	private Map<String, Object> delivered(String sku, int stock, String outcome) {
		Integer id = this.jdbcClient.sql("SELECT id FROM products WHERE tenant = 'acme' AND sku = ? AND stock = ?")
			.params(sku, stock)
			.query(Integer.class)
			.single();
		return Map.of("id", id, "sku", sku, "outcome", outcome);
	}

	private RestTestClient.ResponseSpec post(String path, Object body) {
		return this.client.post().uri(path).contentType(MediaType.APPLICATION_JSON).body(body).exchange();
	}

	private void expectConflict(RestTestClient.ResponseSpec response, String title, List<String> fields, String value) {
		ProblemDetail problem = response.expectStatus()
			.isEqualTo(HttpStatus.CONFLICT)
			.expectHeader()
			.contentType(MediaType.APPLICATION_PROBLEM_JSON)
			.expectBody(ProblemDetail.class)
			.returnResult()
			.getResponseBody();
		assertThat(problem).isNotNull();
		assertThat(problem.getTitle()).isEqualTo(title);
		assertThat(problem.getProperties()).containsEntry("errors",
				fields.stream().map((field) -> Map.of("field", field, "code", "DuplicateKey")).toList());
		assertThat(problem.toString()).doesNotContain(value);
	}

	private List<String> users() {
		return this.jdbcClient.sql("SELECT handle FROM users ORDER BY handle").query(String.class).list();
	}

}
