package io.duplicatekey.batch5;

import io.duplicatekey.batch.UpsertItemWriterSettings;

/**
 * Builds an {@link UpsertItemWriter}:
 *
 * <pre>{@code
 * UpsertItemWriter<Page> writer = new UpsertItemWriterBuilder<Page>().name("pages")
 *     .description(upserts.of(Page.class).key("url").set("hits", "#old.hits + #new.hits"))
 *     .build();
 * }</pre>
 *
 * @param <T> the type of the entity
 */
public final class UpsertItemWriterBuilder<T> extends UpsertItemWriterSettings<T, UpsertItemWriterBuilder<T>> {

	/**
	 * Create a builder.
	 */
	public UpsertItemWriterBuilder() {
	}

	/**
	 * Build the writer.
	 * @return the writer
	 * @throws io.duplicatekey.InvalidDeclarationException if it was not said how entities
	 * are upserted, or said twice
	 */
	public UpsertItemWriter<T> build() {
		UpsertItemWriter<T> writer = new UpsertItemWriter<>(upsert());
		String name = name();
		writer.setName((name != null) ? name : "UpsertItemWriter");
		return writer;
	}

	@Override
	protected UpsertItemWriterBuilder<T> self() {
		return this;
	}

}
