package io.duplicatekey.docs.shop;

import java.io.InputStream;
import java.nio.file.Path;

import org.springframework.dao.DataIntegrityViolationException;
import org.springframework.stereotype.Component;

import io.duplicatekey.upsert.CsvResult;
import io.duplicatekey.upsert.FailedLines;
import io.duplicatekey.upsert.UpsertOperations;
import io.duplicatekey.upsert.UpsertOperations.Description;

@Component
public class PriceLists {

	// tag::description[]
	private final Description<Product> products;

	public PriceLists(UpsertOperations upserts) {
		this.products = upserts.of(Product.class).key("tenant", "sku");
	}
	// end::description[]

	// tag::import[]
	public CsvResult read(Path file) {
		return this.products.importCsv(file);
	}
	// end::import[]

	// tag::options[]
	public CsvResult readGerman(String tenant, InputStream upload) {
		return this.products.update("price")
			.importCsv(upload,
					(csv) -> csv.separator(';')
						.column("Artikel", "sku")
						.column("Bezeichnung", "name")
						.column("Preis", "price")
						.ignore("Bemerkung")
						.constant("tenant", tenant));
	}
	// end::options[]

	// tag::skip[]
	public CsvResult readWhatCanBeRead(Path file) {
		return this.products.importCsv(file, (csv) -> csv.skipBadLines(100));
	}
	// end::skip[]

	public String say(Path file) {
		// tag::refused[]
		try {
			return "Written: " + this.products.importCsv(file).result().written();
		}
		catch (DataIntegrityViolationException ex) {
			FailedLines lines = FailedLines.of(ex);
			return (lines != null) ? "Refused: one of the lines " + lines.first() + " to " + lines.last() : "Refused";
		}
		// end::refused[]
	}

}
