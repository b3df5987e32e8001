package io.duplicatekey.docs.shop;

import java.util.stream.Stream;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import org.springframework.stereotype.Component;

import io.duplicatekey.upsert.PartialUpsertException;
import io.duplicatekey.upsert.UpsertOperations;
import io.duplicatekey.upsert.UpsertResult;
import io.duplicatekey.upsert.UpsertRetries;

@Component
public class BulkImport {

	private static final Logger logger = LoggerFactory.getLogger(BulkImport.class);

	private final UpsertOperations upserts;

	private final UpsertRetries retries;

	public BulkImport(UpsertOperations upserts, UpsertRetries retries) {
		this.upserts = upserts;
		this.retries = retries;
	}

	// tag::resume[]
	long importFrom(long position, ProductRepository products, Stream<Product> rows) {
		try {
			return position + products.importCommitting(rows.skip(position)).total();
		}
		catch (PartialUpsertException ex) {
			logger.warn("Stopped", ex.getCause());
			return position + ex.getCommittedRows(); // where to go on
		}
	}
	// end::resume[]

	UpsertResult importFollowed(Stream<Product> rows) {
		// tag::progress[]
		return this.upserts.of(Product.class)
			.key("tenant", "sku")
			.commitEvery(50_000)
			.onProgress((progress) -> logger.info("{} rows, {} of them committed, {} rows/s", progress.rows(),
					progress.committed(), Math.round(progress.rowsPerSecond())))
			.execute(rows);
		// end::progress[]
	}

	long retries() {
		// tag::retries[]
		long retries = this.retries.deadlocks() + this.retries.lockWaits();
		// end::retries[]
		return retries;
	}

}
