package io.duplicatekey.batch;

import org.jspecify.annotations.Nullable;

import org.springframework.batch.core.repository.JobRepository;

import io.duplicatekey.InvalidDeclarationException;

/**
 * Builds an {@link UpsertItemWriter}:
 *
 * <pre>{@code
 * UpsertItemWriter<Page> writer = new UpsertItemWriterBuilder<Page>().name("pages")
 *     .jobRepository(jobRepository)
 *     .description(upserts.of(Page.class).key("url").set("hits", "#old.hits + #new.hits"))
 *     .build();
 * }</pre>
 *
 * @param <T> the type of the entity
 */
public final class UpsertItemWriterBuilder<T> extends UpsertItemWriterSettings<T, UpsertItemWriterBuilder<T>> {

	private @Nullable JobRepository jobRepository;

	/**
	 * Create a builder.
	 */
	public UpsertItemWriterBuilder() {
	}

	/**
	 * Say where the step's progress is saved. This version of Spring Batch forgets it
	 * where a process is killed twice, the second time before its first commit; the
	 * writer then looks for it in the step's earlier executions.
	 * @param jobRepository the repository that the step is built with
	 * @return this
	 */
	public UpsertItemWriterBuilder<T> jobRepository(JobRepository jobRepository) {
		this.jobRepository = jobRepository;
		return this;
	}

	/**
	 * Build the writer.
	 * @return the writer
	 * @throws io.duplicatekey.InvalidDeclarationException if it was not said how entities
	 * are upserted, or said twice, or if there is no job repository
	 */
	public UpsertItemWriter<T> build() {
		if (this.jobRepository == null) {
			throw new InvalidDeclarationException(
					"The UpsertItemWriterBuilder has no job repository, which it needs to go on after a crash.",
					"Call jobRepository(...) with the one that the step is built with.");
		}
		UpsertItemWriter<T> writer = new UpsertItemWriter<>(upsert(), new EarlierProgress(this.jobRepository));
		String name = name();
		if (name != null) {
			writer.setName(name);
		}
		return writer;
	}

	@Override
	protected UpsertItemWriterBuilder<T> self() {
		return this;
	}

}
