package io.duplicatekey.sample.products;

import java.nio.file.Path;
import java.util.function.Consumer;

import io.duplicatekey.upsert.CsvResult;
import io.duplicatekey.upsert.Repeats;
import io.duplicatekey.upsert.UpsertOperations;
import io.duplicatekey.upsert.UpsertProgress;

import org.springframework.stereotype.Component;

/**
 * Stores the products of a file, those that are there already too.
 */
@Component
class ProductImport {

	private static final int MOST_BAD_LINES = 100;

	private final UpsertOperations upserts;

	ProductImport(UpsertOperations upserts) {
		this.upserts = upserts;
	}

	/**
	 * Import a file, all of it or nothing.
	 * @param file the file
	 * @param options what to do about lines that are no products, or the same product
	 * @param progress is told how far the import has come, about once a second
	 * @return what became of the lines
	 */
	CsvResult run(Path file, Options options, Consumer<UpsertProgress> progress) {
		return this.upserts.of(Product.class)
			.key("tenant", "sku")
			.repeats(options.refuseRepeats() ? Repeats.REJECT : Repeats.KEEP_LAST)
			.onProgress(progress)
			.importCsv(file, (csv) -> csv.skipBadLines(options.skipBadLines() ? MOST_BAD_LINES : 0));
	}

	/**
	 * What the form asks.
	 *
	 * @param skipBadLines whether to leave out lines that are no products
	 * @param refuseRepeats whether a product that is in the file twice is an error; the
	 * last one counts otherwise
	 */
	record Options(boolean skipBadLines, boolean refuseRepeats) {
	}

}
