package io.duplicatekey.sample;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;

import com.deque.html.axecore.results.Rule;
import com.deque.html.axecore.selenium.AxeBuilder;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.openqa.selenium.By;
import org.openqa.selenium.Keys;
import org.openqa.selenium.OutputType;
import org.openqa.selenium.WebElement;
import org.openqa.selenium.chrome.ChromeDriver;
import org.openqa.selenium.support.ui.ExpectedConditions;
import org.openqa.selenium.support.ui.WebDriverWait;

import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.context.SpringBootTest.WebEnvironment;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.test.context.jdbc.Sql;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * The pages in a real browser, with JavaScript and by keyboard. Each page that is seen is
 * checked for accessibility and kept as a picture in {@code target/screenshots}.
 */
@SpringBootTest(webEnvironment = WebEnvironment.RANDOM_PORT)
@Sql(statements = { "DELETE FROM users", "DELETE FROM products" })
class BrowserIT {

	private static final Path SCREENSHOTS = Path.of("target/screenshots");

	private static ChromeDriver browser;

	@LocalServerPort
	private int port;

	@Autowired
	private JdbcTemplate jdbc;

	@Autowired
	private PlatformTransactionManager transactionManager;

	@TempDir
	private Path folder;

	@BeforeAll
	static void start() throws IOException {
		browser = Chromium.start();
		Files.createDirectories(SCREENSHOTS);
	}

	@AfterAll
	static void stop() {
		if (browser != null) {
			browser.quit();
		}
	}

	@Test
	void errorOfADuplicateHasTheFocus() {
		this.jdbc.update("INSERT INTO users (email, handle) VALUES ('ann@example.com', 'ann')");
		open("/sign-up");
		look("sign-up");
		element("email").sendKeys("ann@example.com", Keys.TAB, "anna", Keys.ENTER);
		await("main .problems");
		look("sign-up-email-taken");
		assertThat(focused()).isEqualTo("email");
		assertThat(element("email").getAccessibleName()).isEqualTo("E-mail address");
		assertThat(element("email-error").getText()).isEqualTo("There is an account with this e-mail address.");
		element("email").clear();
		element("email").sendKeys("anna@example.com");
		element("handle").clear();
		element("handle").sendKeys("ann", Keys.ENTER);
		await("#handle-error");
		look("sign-up-handle-taken");
		assertThat(focused()).isEqualTo("handle");
		element("handle").sendKeys("a", Keys.ENTER);
		await("main .done");
		look("sign-up-done");
	}

	@Test
	void summaryOfErrorsLeadsToTheField() {
		open("/sign-up");
		press("main button");
		await("main .problems");
		look("sign-up-empty");
		browser.findElement(By.cssSelector(".problems a[href='#handle']")).click();
		assertThat(focused()).isEqualTo("handle");
	}

	@Test
	void firstTabSkipsToTheContent() {
		open("/");
		look("start");
		browser.switchTo().activeElement().sendKeys(Keys.TAB);
		assertThat(browser.switchTo().activeElement().getText()).isEqualTo("Skip to the content");
		browser.switchTo().activeElement().sendKeys(Keys.ENTER);
		assertThat(focused()).isEqualTo("content");
	}

	@Test
	void privateFormShowsNoDuplicate() {
		for (int i = 0; i < 2; i++) {
			open("/sign-up/private");
			element("email").sendKeys("cleo@example.com", Keys.ENTER);
			await("main .done");
		}
		look("sign-up-private");
		open("/outbox");
		look("outbox");
		assertThat(browser.findElement(By.tagName("tbody")).getText()).contains("You have an account already.");
	}

	@Test
	void progressOfAnImportMovesOnByItself() throws IOException {
		this.jdbc.update("""
				INSERT INTO products (tenant, sku, name, price, stock) VALUES ('acme', '004999', 'Anvil', 1, 1)""");
		open("/import");
		look("import");
		element("file").sendKeys(productsFile(5000).toString());
		// Another transaction holds a row of the file, so that the import has to wait.
		new TransactionTemplate(this.transactionManager).executeWithoutResult((status) -> {
			this.jdbc.queryForList("SELECT id FROM products WHERE sku = '004999' FOR UPDATE");
			press("main button");
			await("#progress");
			look("import-running");
			assertThat(element("progress").getAccessibleName()).isEqualTo("Progress");
		});
		await("#inserted");
		look("import-done");
		assertThat(element("inserted").getText()).isEqualTo("4999");
		assertThat(element("updated").getText()).isEqualTo("1");
	}

	@Test
	void badLinesOfAnImportAreShown() {
		open("/import");
		element("file")
			.sendKeys(Path.of("src/main/resources/static/products-bad-lines.csv").toAbsolutePath().toString());
		press("#skipBadLines");
		press("main button");
		await("#inserted");
		look("import-bad-lines");
		assertThat(browser.findElements(By.cssSelector("tbody td.number"))).extracting(WebElement::getText)
			.containsExactly("3", "4");
	}

	@Test
	void duplicateIsProvokedAndExplained() {
		open("/diagnosis");
		look("diagnosis-none");
		open("/provoke");
		look("provoke");
		press("#other-table button");
		await("#cause");
		look("diagnosis");
		assertThat(element("cause").getText()).isEqualTo("OTHER_TABLE");
	}

	@Test
	void missingPageIsAPageToo() {
		open("/nowhere");
		look("error");
		assertThat(browser.findElement(By.tagName("h1")).getText()).isEqualTo("Not Found");
	}

	private Path productsFile(int rows) throws IOException {
		Stream<String> lines = IntStream.range(0, rows).mapToObj("acme,%06d,Anvil,1.00,2"::formatted);
		return Files.write(this.folder.resolve("products.csv"),
				(Iterable<String>) Stream.concat(Stream.of("tenant,sku,name,price,stock"), lines)::iterator);
	}

	private void open(String path) {
		browser.get("http://localhost:" + this.port + path);
	}

	private static WebElement element(String id) {
		return browser.findElement(By.id(id));
	}

	/**
	 * By keyboard, as somebody does who has no mouse.
	 */
	private static void press(String selector) {
		browser.findElement(By.cssSelector(selector)).sendKeys(Keys.SPACE);
	}

	private static String focused() {
		return browser.switchTo().activeElement().getAttribute("id");
	}

	private static void await(String selector) {
		new WebDriverWait(browser, Duration.ofSeconds(30))
			.until(ExpectedConditions.visibilityOfElementLocated(By.cssSelector(selector)));
	}

	private static void look(String name) {
		try {
			Files.write(SCREENSHOTS.resolve(name + ".png"), browser.getScreenshotAs(OutputType.BYTES));
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
		List<Rule> violations = new AxeBuilder().analyze(browser).getViolations();
		assertThat(violations).as("Violations of accessibility on the page %s", name).isEmpty();
	}

}
