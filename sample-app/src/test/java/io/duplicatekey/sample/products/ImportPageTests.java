package io.duplicatekey.sample.products;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

import io.duplicatekey.sample.products.ProductImport.Options;
import io.duplicatekey.upsert.BadLine;
import io.duplicatekey.upsert.CsvImportException;
import io.duplicatekey.upsert.CsvResult;
import io.duplicatekey.upsert.FailedLines;
import io.duplicatekey.upsert.UpsertProgress;
import io.duplicatekey.upsert.UpsertResult;
import org.htmlunit.WebClient;
import org.htmlunit.html.HtmlPage;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.webmvc.test.autoconfigure.WebMvcTest;
import org.springframework.dao.DataIntegrityViolationException;
import org.springframework.http.HttpStatus;
import org.springframework.mock.web.MockMultipartFile;
import org.springframework.test.context.bean.override.mockito.MockitoBean;
import org.springframework.test.web.servlet.assertj.MockMvcTester;
import org.springframework.web.multipart.MaxUploadSizeExceededException;

import static org.assertj.core.api.Assertions.assertThat;
import static org.mockito.ArgumentMatchers.any;
import static org.mockito.ArgumentMatchers.eq;
import static org.mockito.BDDMockito.given;
import static org.mockito.Mockito.verifyNoInteractions;

/**
 * What a person sees of an import, without JavaScript and without a database.
 */
@WebMvcTest(ImportController.class)
class ImportPageTests {

	private final ImportJob job = new ImportJob("1", 300);

	private final List<String> refreshes = new ArrayList<>();

	@Autowired
	private WebClient client;

	@Autowired
	private MockMvcTester mvc;

	@MockitoBean
	private ImportJobs jobs;

	@BeforeEach
	void prepare() {
		this.client.getOptions().setJavaScriptEnabled(false);
		this.client.setRefreshHandler((page, url, seconds) -> this.refreshes.add(url.getPath() + " in " + seconds));
		given(this.jobs.find("1")).willReturn(Optional.of(this.job));
	}

	@Test
	void progressIsABarThatRefreshesItself() throws Exception {
		this.job.advance(new UpsertProgress(120, 0, Duration.ofSeconds(1)));
		HtmlPage page = show();
		assertThat(page.getElementById("progress").getAttribute("value")).isEqualTo("120");
		assertThat(page.getElementById("progress").getAttribute("max")).isEqualTo("300");
		assertThat(page.getElementById("progress-text").asNormalizedText()).isEqualTo("120 of about 300 lines");
		assertThat(this.refreshes).containsExactly("/import/1 in 1");
		assertThat(page.querySelectorAll("script[src='/import.js']").size()).isEqualTo(1);
	}

	@Test
	void scriptIsToldTheProgress() {
		this.job.advance(new UpsertProgress(120, 0, Duration.ofSeconds(1)));
		assertThat(this.mvc.get().uri("/import/1/progress")).bodyJson().isStrictlyEqualTo("""
				{"rows": 120, "lines": 300, "running": true}""");
	}

	@Test
	void totalsAndLinesThatWereLeftOutAreTheResult() throws Exception {
		this.job.end(ImportOutcome.of(new CsvResult(new UpsertResult(4, 3, 2, List.of()),
				List.of(new BadLine(3, 3, "price is no number"), new BadLine(7, 9, "too few fields")))));
		HtmlPage page = show();
		assertThat(List.of("inserted", "updated", "unchanged"))
			.extracting((id) -> page.getElementById(id).asNormalizedText())
			.containsExactly("4", "3", "2");
		assertThat(lines(page)).containsExactly("3 price is no number", "7–9 too few fields");
		assertThat(page.getElementById("lines").asNormalizedText()).isEqualTo("Lines that were left out");
		assertThat(page.querySelectorAll("script").size()).isZero();
		assertThat(this.refreshes).isEmpty();
	}

	@Test
	void badLinesOfAFailedImportAreToldByNumber() throws Exception {
		this.job.end(ImportOutcome
			.of(new CsvImportException("Product", List.of(new BadLine(3, 3, "price is no number")), true)));
		HtmlPage page = show();
		assertThat(page.querySelector(".problems").asNormalizedText())
			.isEqualTo("The file has bad lines. Nothing was stored.");
		assertThat(lines(page)).containsExactly("3 price is no number");
		assertThat(page.getElementById("inserted")).isNull();
	}

	@Test
	void linesThatTheServerRefusedAreToldByNumber() throws Exception {
		DataIntegrityViolationException refused = new DataIntegrityViolationException("secret");
		refused.addSuppressed(new FailedLines(2, 5));
		this.job.end(ImportOutcome.of(refused));
		HtmlPage page = show();
		assertThat(lines(page)).containsExactly("2–5 one of them was refused");
		assertThat(page.asXml()).doesNotContain("secret");
	}

	@Test
	void fileWithNothingInItIsAsked() throws Exception {
		HtmlPage page = this.client.getPage("http://localhost/import");
		assertThat(page.getElementById("file").hasAttribute("aria-invalid")).isFalse();
		String missing = this.mvc.post()
			.multipart()
			.uri("/import")
			.file(new MockMultipartFile("file", new byte[0]))
			.exchange()
			.getResponse()
			.getContentAsString();
		assertThat(missing).contains("Choose a file that is not empty", "autofocus", "aria-invalid=\"true\"");
		verifyNoInteractions(this.jobs);
	}

	@Test
	void fileThatIsTooLargeIsSaidAtTheField() throws Exception {
		given(this.jobs.start(any(), any())).willThrow(new MaxUploadSizeExceededException(20));
		assertThat(this.mvc.post().multipart().uri("/import").file(new MockMultipartFile("file", "x".getBytes())))
			.hasStatus(HttpStatus.CONTENT_TOO_LARGE)
			.bodyText()
			.contains("Choose a file of up to 20 MB", "autofocus", "aria-invalid=\"true\"");
	}

	@Test
	void choicesArriveWithTheFile() throws Exception {
		given(this.jobs.start(any(), eq(new Options(true, false)))).willReturn(this.job);
		assertThat(this.mvc.post()
			.multipart()
			.uri("/import")
			.file(new MockMultipartFile("file", "tenant,sku".getBytes()))
			.param("skipBadLines", "true")).hasRedirectedUrl("/import/1");
	}

	@Test
	void importThatIsForgottenIsNotFound() {
		assertThat(this.mvc.get().uri("/import/2")).hasStatus(HttpStatus.NOT_FOUND);
	}

	private HtmlPage show() throws Exception {
		return this.client.getPage("http://localhost/import/1");
	}

	private static List<String> lines(HtmlPage page) {
		return page.querySelectorAll("tbody tr")
			.stream()
			.map((row) -> row.asNormalizedText().replace('\t', ' '))
			.toList();
	}

}
