package io.duplicatekey.batch;

import org.jspecify.annotations.Nullable;

import io.duplicatekey.InvalidDeclarationException;
import io.duplicatekey.upsert.UpsertOperations;
import io.duplicatekey.upsert.UpsertOperations.Description;

/**
 * What the builders of the writers for all versions of Spring Batch have in common.
 *
 * @param <T> the type of the entity
 * @param <B> the type of the builder
 */
public abstract class UpsertItemWriterSettings<T, B extends UpsertItemWriterSettings<T, B>> {

	private @Nullable String name;

	private @Nullable Description<T> description;

	private @Nullable UpsertOperations upsertOperations;

	private @Nullable Class<T> type;

	/**
	 * Create it.
	 */
	protected UpsertItemWriterSettings() {
	}

	/**
	 * Say what the keys of the totals in the execution context begin with.
	 * @param name the name; by default that of the bean with Spring Batch 6, and
	 * {@code UpsertItemWriter} otherwise. Writers of one step must have different ones
	 * @return this
	 */
	public B name(String name) {
		this.name = name;
		return self();
	}

	/**
	 * Say how entities are upserted, for example
	 * {@code upserts.of(Product.class).key("sku").update("price")}.
	 * @param description the description, instead of {@link #upsertOperations} and
	 * {@link #type}
	 * @return this
	 */
	public B description(Description<T> description) {
		this.description = description;
		return self();
	}

	/**
	 * Say what upserts entities of the {@link #type}, with all defaults.
	 * @param upsertOperations the application's bean
	 * @return this
	 */
	public B upsertOperations(UpsertOperations upsertOperations) {
		this.upsertOperations = upsertOperations;
		return self();
	}

	/**
	 * Say what type the entities have that {@link #upsertOperations} writes with all
	 * defaults.
	 * @param type the entity
	 * @return this
	 */
	public B type(Class<T> type) {
		this.type = type;
		return self();
	}

	/**
	 * The name that was given.
	 * @return the name, or {@code null} for the default
	 */
	protected final @Nullable String name() {
		return this.name;
	}

	/**
	 * What the writer is to do with a chunk.
	 * @return it
	 * @throws InvalidDeclarationException if it was not said how entities are upserted,
	 * or said twice
	 */
	protected final ChunkUpsert<T> upsert() {
		if (this.description != null && this.upsertOperations == null && this.type == null) {
			return new ChunkUpsert<>(this.description);
		}
		if (this.description == null && this.upsertOperations != null && this.type != null) {
			return new ChunkUpsert<>(this.upsertOperations.of(this.type));
		}
		throw new InvalidDeclarationException(
				"The UpsertItemWriterBuilder" + ((this.name != null) ? " of \"" + this.name + "\"" : "") + " has "
						+ ((this.description != null) ? "a description, and upsertOperations or type besides."
								: "neither a description nor both of upsertOperations and type."),
				"Call description(upserts.of(Product.class).key(...)), or else upsertOperations(upserts) and "
						+ "type(Product.class).");
	}

	/**
	 * This builder.
	 * @return this
	 */
	protected abstract B self();

}
