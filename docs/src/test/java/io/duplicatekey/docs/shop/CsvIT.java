package io.duplicatekey.docs.shop;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import org.springframework.beans.factory.annotation.Autowired;

import io.duplicatekey.docs.TaggedRegion;
import io.duplicatekey.upsert.BadLine;
import io.duplicatekey.upsert.CsvImportException;
import io.duplicatekey.upsert.CsvResult;
import io.duplicatekey.upsert.UpsertResult;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

/**
 * What the page about CSV files says.
 */
class CsvIT extends RunningShop {

	private static final Path RESOURCES = Path.of("src/test/resources");

	@Autowired
	private PriceLists priceLists;

	@TempDir
	private Path directory;

	@Test
	void aFileWithTheNamesOfProperties() throws IOException {
		CsvResult result = this.priceLists.read(file("plain"));
		assertThat(result).isEqualTo(new CsvResult(new UpsertResult(2, 0, 0, List.of()), List.of()));
		assertThat(this.priceLists.read(file("plain")).result()).isEqualTo(new UpsertResult(0, 0, 2, List.of()));
		assertThat(this.jdbcTemplate.queryForList("SELECT name FROM products ORDER BY sku", String.class))
			.containsExactly("Anvil, \"heavy\"", "Axe");
	}

	@Test
	void aFileThatNeedsOptions() {
		byte[] upload = text("german").getBytes(StandardCharsets.UTF_8);
		assertThat(this.priceLists.readGerman("acme", new ByteArrayInputStream(upload)).result().inserted())
			.isEqualTo(2);
		assertThat(this.jdbcTemplate.queryForList("SELECT DISTINCT tenant FROM products", String.class))
			.containsExactly("acme");
	}

	@Test
	void badLinesFailTheImport() {
		String message = TaggedRegion.of(RESOURCES.resolve("failures/csv-bad-lines.txt"), "message").text();
		assertThatExceptionOfType(CsvImportException.class).isThrownBy(() -> this.priceLists.read(file("bad")))
			.withMessage(message);
		assertThat(count("products")).isZero();
	}

	@Test
	void badLinesCanBeSkipped() throws IOException {
		CsvResult result = this.priceLists.readWhatCanBeRead(file("bad"));
		assertThat(result.result().inserted()).isOne();
		assertThat(result.badLines()).extracting(BadLine::line).containsExactly(3L, 4L);
	}

	@Test
	void aColumnThatIsNoPropertyFailsTheImport() {
		String message = TaggedRegion.of(RESOURCES.resolve("failures/csv-unknown-column.txt"), "message").text();
		assertThatExceptionOfType(CsvImportException.class).isThrownBy(() -> this.priceLists.read(file("unknown")))
			.withMessage(message);
	}

	@Test
	void aRefusedRowIsFoundByItsLines() throws IOException {
		Path file = Files.writeString(this.directory.resolve("long.csv"),
				"tenant,sku,name,price\nacme,A-1," + "x".repeat(51) + ",1\n");
		assertThat(this.priceLists.say(file)).isEqualTo("Refused: one of the lines 2 to 2");
	}

	private long count(String table) {
		Long count = this.jdbcTemplate.queryForObject("SELECT COUNT(*) FROM " + table, Long.class);
		return (count != null) ? count : -1;
	}

	private Path file(String name) throws IOException {
		return Files.writeString(this.directory.resolve(name + ".csv"), text(name));
	}

	private static String text(String name) {
		return TaggedRegion.of(RESOURCES.resolve("snippets/csv.txt"), name).text();
	}

}
