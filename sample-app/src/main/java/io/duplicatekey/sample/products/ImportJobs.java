package io.duplicatekey.sample.products;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Stream;

import io.duplicatekey.sample.products.ProductImport.Options;
import org.apache.commons.logging.Log;
import org.apache.commons.logging.LogFactory;

import org.springframework.core.task.TaskExecutor;
import org.springframework.stereotype.Component;
import org.springframework.web.multipart.MultipartFile;

/**
 * Runs imports while their pages are looked at, and remembers the last ones.
 */
@Component
class ImportJobs {

	private static final Log logger = LogFactory.getLog(ImportJobs.class);

	private static final int MOST = 20;

	private final ProductImport products;

	private final TaskExecutor executor;

	private final Map<String, ImportJob> jobs = new LinkedHashMap<>();

	ImportJobs(ProductImport products, TaskExecutor executor) {
		this.products = products;
		this.executor = executor;
	}

	/**
	 * Start an import.
	 * @param upload the file, which is gone when the request ends
	 * @param options see {@link ProductImport#run}
	 * @return the import, which can have ended already
	 * @throws IOException if the file cannot be kept
	 */
	ImportJob start(MultipartFile upload, Options options) throws IOException {
		Path file = Files.createTempFile("products", ".csv");
		upload.transferTo(file);
		ImportJob job = remember(new ImportJob(UUID.randomUUID().toString(), lines(file)));
		this.executor.execute(() -> run(job, file, options));
		return job;
	}

	synchronized Optional<ImportJob> find(String id) {
		return Optional.ofNullable(this.jobs.get(id));
	}

	private synchronized ImportJob remember(ImportJob job) {
		this.jobs.put(job.getId(), job);
		if (this.jobs.size() > MOST) {
			this.jobs.remove(this.jobs.keySet().iterator().next());
		}
		return job;
	}

	// Whatever happens, the page must not wait for ever.
	private void run(ImportJob job, Path file, Options options) {
		try {
			job.end(ImportOutcome.of(this.products.run(file, options, job::advance)));
		}
		catch (Exception ex) {
			logger.warn("An import of products failed", ex);
			job.end(ImportOutcome.of(ex));
		}
		finally {
			delete(file);
		}
	}

	private static void delete(Path file) {
		try {
			Files.delete(file);
		}
		catch (IOException ex) {
			logger.warn("A file is left behind", ex);
		}
	}

	// In this charset, no line is wrong.
	private static long lines(Path file) throws IOException {
		try (Stream<String> lines = Files.lines(file, StandardCharsets.ISO_8859_1)) {
			return Math.max(1, lines.count() - 1);
		}
	}

}
