package io.duplicatekey.sample.products;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

import org.htmlunit.WaitingRefreshHandler;
import org.htmlunit.WebClient;
import org.htmlunit.html.DomElement;
import org.htmlunit.html.HtmlFileInput;
import org.htmlunit.html.HtmlPage;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.context.SpringBootTest.WebEnvironment;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.test.context.jdbc.Sql;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Files from the form to the table, without JavaScript: the page loads itself again.
 */
@SpringBootTest(webEnvironment = WebEnvironment.RANDOM_PORT)
@Sql(statements = "DELETE FROM products")
class ImportIT {

	private static final Path EXAMPLES = Path.of("src/main/resources/static");

	@LocalServerPort
	private int port;

	@Autowired
	private ProductRepository products;

	@TempDir
	private Path folder;

	@Test
	void secondImportOfAFileChangesNothing() throws Exception {
		assertThat(totals(upload(EXAMPLES.resolve("products.csv")))).containsExactly("4", "0", "0");
		assertThat(totals(upload(EXAMPLES.resolve("products.csv")))).containsExactly("0", "0", "4");
	}

	@Test
	void badLinesAreLeftOutWhereThatIsWanted() throws Exception {
		HtmlPage page = upload(EXAMPLES.resolve("products-bad-lines.csv"), "skipBadLines");
		assertThat(totals(page)).containsExactly("2", "0", "0");
		assertThat(lines(page)).containsExactly("3", "4");
	}

	@Test
	void badLinesFailTheImportOtherwise() throws Exception {
		HtmlPage page = upload(EXAMPLES.resolve("products-bad-lines.csv"));
		assertThat(page.querySelector(".problems").asNormalizedText())
			.isEqualTo("The file has bad lines. Nothing was stored.");
		assertThat(lines(page)).containsExactly("3", "4");
		assertThat(this.products.count()).isZero();
	}

	@Test
	void lastOfTwoLinesWithOneProductCounts() throws Exception {
		assertThat(totals(upload(EXAMPLES.resolve("products-repeated.csv"))).subList(0, 1)).containsExactly("2");
		assertThat(this.products.findAll()).extracting(Product::getName)
			.containsExactlyInAnyOrder("Flute", "Another anvil");
	}

	@Test
	void linesWithOneProductAreRefusedWhereThatIsWanted() throws Exception {
		HtmlPage page = upload(EXAMPLES.resolve("products-repeated.csv"), "refuseRepeats");
		assertThat(page.querySelector(".problems").asNormalizedText())
			.isEqualTo("The file has products twice. Nothing was stored.");
		assertThat(lines(page)).containsExactly("4");
		assertThat(page.querySelector("tbody").asNormalizedText()).endsWith("it has the same key as line 2");
		assertThat(this.products.count()).isZero();
	}

	@Test
	void linesThatTheDatabaseRefusesAreToldByNumber() throws Exception {
		Path file = write("tenant,sku,name,price,stock", "acme,A-1,Anvil,40.00,3",
				"acme,B-1," + "b".repeat(201) + ",40.00,3");
		HtmlPage page = upload(file);
		assertThat(page.querySelector(".problems").asNormalizedText())
			.isEqualTo("The database refused a product. Nothing was stored.");
		assertThat(lines(page)).containsExactly("2–3");
		assertThat(this.products.count()).isZero();
	}

	@Test
	void fileThatIsTooLargeIsSaidAtTheField() throws Exception {
		Path file = Files.writeString(this.folder.resolve("products.csv"), "x".repeat(30 * 1024 * 1024));
		HtmlPage page = upload(file);
		assertThat(page.getWebResponse().getStatusCode()).isEqualTo(413);
		assertThat(page.getElementById("file-error").asNormalizedText()).isEqualTo("Choose a file of up to 20 MB");
		assertThat(page.getElementById("file").hasAttribute("autofocus")).isTrue();
	}

	@Test
	void requestWithoutAFormIsRefused() throws Exception {
		HttpRequest request = HttpRequest.newBuilder(URI.create("http://localhost:" + this.port + "/import"))
			.POST(BodyPublishers.ofString("sku,name"))
			.build();
		HttpResponse<String> response = HttpClient.newHttpClient().send(request, BodyHandlers.ofString());
		assertThat(response.statusCode()).isEqualTo(400);
		assertThat(response.body()).contains("Choose a file");
	}

	private Path write(String... lines) throws IOException {
		return Files.write(this.folder.resolve("products.csv"), List.of(lines));
	}

	private HtmlPage upload(Path file, String... choices) throws Exception {
		try (WebClient client = new WebClient()) {
			client.getOptions().setJavaScriptEnabled(false);
			client.getOptions().setThrowExceptionOnFailingStatusCode(false);
			client.setRefreshHandler(new WaitingRefreshHandler(1));
			HtmlPage form = client.getPage("http://localhost:" + this.port + "/import");
			((HtmlFileInput) form.getElementById("file")).setFiles(file.toFile());
			for (String choice : choices) {
				form.getElementById(choice).click();
			}
			HtmlPage page = ((DomElement) form.querySelector("main button")).click();
			assertThat(page.getElementById("progress")).as("still running").isNull();
			return page;
		}
	}

	private static List<String> totals(HtmlPage page) {
		return List.of("inserted", "updated", "unchanged")
			.stream()
			.map((id) -> page.getElementById(id).asNormalizedText())
			.toList();
	}

	private static List<String> lines(HtmlPage page) {
		return page.querySelectorAll("tbody td.number").stream().map((cell) -> cell.asNormalizedText()).toList();
	}

}
