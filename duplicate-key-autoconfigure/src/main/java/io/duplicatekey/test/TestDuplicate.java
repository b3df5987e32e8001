package io.duplicatekey.test;

import java.sql.SQLException;
import java.sql.SQLIntegrityConstraintViolationException;
import java.util.List;

import org.jspecify.annotations.Nullable;

import org.springframework.beans.factory.BeanFactory;
import org.springframework.util.Assert;

import io.duplicatekey.DuplicateEntryException;
import io.duplicatekey.DuplicateKeyViolation;
import io.duplicatekey.DuplicateKeyViolation.Rows;
import io.duplicatekey.DuplicateKeyViolationBuilder;
import io.duplicatekey.DuplicatePrimaryKeyException;
import io.duplicatekey.DuplicateUniqueKeyException;
import io.duplicatekey.translation.DuplicateKeyTranslator;

/**
 * A duplicate key for a test, begun with {@link TestDuplicates}.
 */
public final class TestDuplicate {

	private final DuplicateKeyViolationBuilder violation = DuplicateKeyViolation.builder();

	private final SQLException cause;

	TestDuplicate(@Nullable String schema, @Nullable String table, @Nullable String key) {
		for (String name : new @Nullable String[] { schema, table, key }) {
			Assert.isTrue(name == null || !name.isBlank(), "The name of a schema, a table or a key is empty");
		}
		this.violation.schema(schema).table(table).constraint(key);
		String printed = (key != null) ? ((table != null) ? table + "." + key : key) : "*UNKNOWN*";
		this.cause = new SQLIntegrityConstraintViolationException("Duplicate entry 'value' for key '" + printed + "'",
				"23000", 1062);
	}

	/**
	 * Set the columns of the key.
	 * @param columns the columns in the order of the key
	 * @return this
	 */
	public TestDuplicate onColumns(String... columns) {
		this.violation.columns(List.of(columns));
		return this;
	}

	/**
	 * Set the entity and its properties that are mapped to the key.
	 * @param entityType the entity
	 * @param properties the properties in the order of the key, with dots for nested ones
	 * @return this
	 * @throws IllegalArgumentException if the entity has no such property
	 */
	public TestDuplicate onProperties(Class<?> entityType, String... properties) {
		for (String property : properties) {
			PropertyPath.check(entityType, property);
		}
		this.violation.entity(entityType, List.of(properties));
		return this;
	}

	/**
	 * Set the row of a batch or an upsert that failed for certain.
	 * @param row the row, counted from 0
	 * @return this
	 */
	public TestDuplicate inRow(int row) {
		this.violation.rows(new Rows(row, row));
		return this;
	}

	/**
	 * The violation that the exceptions have.
	 * @return the violation
	 */
	public DuplicateKeyViolation violation() {
		return this.violation.build();
	}

	/**
	 * The exception of an application that maps no class to this key.
	 * @return a {@link DuplicateUniqueKeyException}, a
	 * {@link DuplicatePrimaryKeyException}, or for an unknown key a
	 * {@link DuplicateEntryException} itself
	 */
	public DuplicateEntryException exception() {
		DuplicateKeyViolation built = violation();
		return switch (built.kind()) {
			case UNIQUE_KEY -> new DuplicateUniqueKeyException(built, this.cause);
			case PRIMARY_KEY -> new DuplicatePrimaryKeyException(built, this.cause);
			case UNKNOWN -> new DuplicateEntryException(built, this.cause);
		};
	}

	/**
	 * The exception of an application that maps a class to this key, or names it in
	 * {@code @OnDuplicateKey}.
	 * @param <T> the class
	 * @param type the class; where it has a {@link io.duplicatekey.ForConstraint}, that
	 * must match the key
	 * @return the exception, made by the constructor that the application would use
	 * @throws IllegalArgumentException if the application would not throw the class for
	 * this key
	 * @throws io.duplicatekey.InvalidDeclarationException if the application would not
	 * start with the class, because it has no constructor that fits or names no
	 * constraint
	 */
	public <T extends RuntimeException> T exception(Class<T> type) {
		return MappedException.create(type, exception(), this.cause);
	}

	/**
	 * The exception of the application of this context, with all mappings that it has:
	 * annotated classes, properties, and mapper beans.
	 * @param context the application's context, also that of a test slice with the
	 * auto-configuration of duplicate-key in it
	 * @return the exception
	 * @throws org.springframework.beans.factory.NoSuchBeanDefinitionException if the
	 * auto-configuration is not part of the context
	 */
	public DuplicateEntryException exceptionIn(BeanFactory context) {
		return context.getBean(DuplicateKeyTranslator.class).create(violation(), this.cause);
	}

}
