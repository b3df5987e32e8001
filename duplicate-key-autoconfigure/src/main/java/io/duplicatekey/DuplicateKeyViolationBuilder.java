package io.duplicatekey;

import java.util.List;

import org.jspecify.annotations.Nullable;

/**
 * Collects what is known of a {@link DuplicateKeyViolation}.
 */
public final class DuplicateKeyViolationBuilder {

	@Nullable String constraint;

	@Nullable String table;

	@Nullable String schema;

	List<String> columns = List.of();

	@Nullable Class<?> entityType;

	List<String> properties = List.of();

	DuplicateKeyViolation.@Nullable Rows rows;

	@Nullable String value;

	DuplicateKeyViolationBuilder() {
	}

	/**
	 * Set the name of the key.
	 * @param constraint see {@link DuplicateKeyViolation#constraint()}
	 * @return this builder
	 */
	public DuplicateKeyViolationBuilder constraint(@Nullable String constraint) {
		this.constraint = constraint;
		return this;
	}

	/**
	 * Set the table.
	 * @param table see {@link DuplicateKeyViolation#table()}
	 * @return this builder
	 */
	public DuplicateKeyViolationBuilder table(@Nullable String table) {
		this.table = table;
		return this;
	}

	/**
	 * Set the schema.
	 * @param schema see {@link DuplicateKeyViolation#schema()}
	 * @return this builder
	 */
	public DuplicateKeyViolationBuilder schema(@Nullable String schema) {
		this.schema = schema;
		return this;
	}

	/**
	 * Set the columns of the key.
	 * @param columns see {@link DuplicateKeyViolation#columns()}
	 * @return this builder
	 */
	public DuplicateKeyViolationBuilder columns(List<String> columns) {
		this.columns = List.copyOf(columns);
		return this;
	}

	/**
	 * Set the entity and the properties of the key.
	 * @param entityType see {@link DuplicateKeyViolation#entityType()}
	 * @param properties see {@link DuplicateKeyViolation#properties()}
	 * @return this builder
	 */
	public DuplicateKeyViolationBuilder entity(@Nullable Class<?> entityType, List<String> properties) {
		this.entityType = entityType;
		this.properties = List.copyOf(properties);
		return this;
	}

	/**
	 * Set the rows of the batch.
	 * @param rows see {@link DuplicateKeyViolation#rows()}
	 * @return this builder
	 */
	public DuplicateKeyViolationBuilder rows(DuplicateKeyViolation.@Nullable Rows rows) {
		this.rows = rows;
		return this;
	}

	/**
	 * Set the offending value.
	 * @param value see {@link DuplicateKeyViolation#value()}
	 * @return this builder
	 */
	public DuplicateKeyViolationBuilder value(@Nullable String value) {
		this.value = value;
		return this;
	}

	/**
	 * Build the violation.
	 * @return an immutable violation
	 */
	public DuplicateKeyViolation build() {
		return new DuplicateKeyViolation(this);
	}

}
