package io.duplicatekey;

import java.io.Serial;
import java.io.Serializable;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

import org.jspecify.annotations.Nullable;

/**
 * Which key a statement violated, as far as the server's error and the schema can tell.
 * What could not be told for certain is {@code null} or empty; nothing here is guessed.
 * <p>
 * Instances are immutable and serializable. The offending value is part of one only where
 * {@code duplicate-key.expose-values=true}, so that neither {@link #toString()} nor
 * serialization nor logging of the violation can leak it otherwise. (The cause of the
 * exception is the driver's own, whose message does have it.)
 */
public final class DuplicateKeyViolation implements Serializable {

	@Serial
	private static final long serialVersionUID = 1L;

	private static final DuplicateKeyViolation UNKNOWN = new DuplicateKeyViolationBuilder().build();

	private final @Nullable String constraint;

	private final @Nullable String table;

	private final @Nullable String schema;

	private final List<String> columns;

	private final @Nullable Class<?> entityType;

	private final List<String> properties;

	private final @Nullable Rows rows;

	private final @Nullable String value;

	DuplicateKeyViolation(DuplicateKeyViolationBuilder builder) {
		this.constraint = builder.constraint;
		this.table = builder.table;
		this.schema = builder.schema;
		this.columns = builder.columns;
		this.entityType = builder.entityType;
		this.properties = builder.properties;
		this.rows = builder.rows;
		this.value = builder.value;
	}

	/**
	 * A violation of which nothing is known.
	 * @return the violation whose every accessor is {@code null}, empty or
	 * {@link Kind#UNKNOWN}
	 */
	public static DuplicateKeyViolation unknown() {
		return UNKNOWN;
	}

	/**
	 * Start a violation of your own, for instance to throw from a mock in a test.
	 * @return a builder in which nothing is known yet
	 */
	public static DuplicateKeyViolationBuilder builder() {
		return new DuplicateKeyViolationBuilder();
	}

	/**
	 * The name of the violated key, as the server spells it and without the table.
	 * @return for example {@code uk_users_email}, always {@code PRIMARY} for a primary
	 * key, or {@code null} where the server does not say (for instance {@code *UNKNOWN*})
	 */
	public @Nullable String constraint() {
		return this.constraint;
	}

	/**
	 * The table that the key belongs to. It need not be the table that the statement
	 * names: a trigger or a cascade can collide elsewhere.
	 * @return the table's name without its schema, or {@code null} where message and
	 * metadata do not settle it
	 */
	public @Nullable String table() {
		return this.table;
	}

	/**
	 * The schema (in MySQL's words: the database) of the table. The server's message
	 * never names it, so it is known only where the failed statement settles it.
	 * @return the schema's name, or {@code null} where it is not known
	 */
	public @Nullable String schema() {
		return this.schema;
	}

	/**
	 * What kind of key was violated.
	 * @return {@link Kind#UNKNOWN} exactly where {@link #constraint()} is {@code null}
	 */
	public Kind kind() {
		if (this.constraint == null) {
			return Kind.UNKNOWN;
		}
		// MySQL names every primary key PRIMARY and refuses that name for any other index
		// (MySQL 8.4 manual, 15.1.20 CREATE TABLE).
		return "PRIMARY".equals(this.constraint.toUpperCase(Locale.ROOT)) ? Kind.PRIMARY_KEY : Kind.UNIQUE_KEY;
	}

	/**
	 * The columns of the key in the order of the index.
	 * @return the columns, empty where they are not known or where a part of the key is
	 * an expression
	 */
	public List<String> columns() {
		return this.columns;
	}

	/**
	 * The JPA entity that is mapped to the table.
	 * @return the entity class, of a hierarchy the most general one that has all columns
	 * of the key; {@code null} where there is none or more than one
	 */
	public @Nullable Class<?> entityType() {
		return this.entityType;
	}

	/**
	 * The properties of {@link #entityType()} that are mapped to {@link #columns()}, with
	 * dots for nested ones ({@code address.zip}).
	 * @return the properties, without repetition, in the order of the columns; empty
	 * where the columns are not known or one of them has no property
	 */
	public List<String> properties() {
		return this.properties;
	}

	/**
	 * Which rows of an upsert or of a JDBC batch can have failed, counted from 0 in the
	 * order in which they were given. The last row of a range can be one past the end of
	 * a batch, whose size the drivers do not tell.
	 * @return the rows, or empty where the statement was neither
	 */
	public Optional<Rows> rows() {
		return Optional.ofNullable(this.rows);
	}

	/**
	 * The offending value as the server printed it: the parts of a composite key joined
	 * by {@code -}, cut by the server after 64 bytes.
	 * @return the value, or empty unless {@code duplicate-key.expose-values=true}
	 */
	public Optional<String> value() {
		return Optional.ofNullable(this.value);
	}

	/**
	 * One sentence that names the constraint, its table and its columns, and the value
	 * only where {@link #value()} is there. It is the message of
	 * {@link DuplicateEntryException}.
	 * @return the sentence, without a full stop
	 */
	public String describe() {
		StringBuilder text = new StringBuilder("Duplicate entry ");
		if (this.value != null) {
			text.append('\'').append(this.value).append("' ");
		}
		text.append(switch (kind()) {
			case PRIMARY_KEY -> "for the primary key";
			case UNIQUE_KEY -> "for unique key '" + this.constraint + "'";
			case UNKNOWN -> "for a key that could not be told";
		});
		if (this.table != null) {
			text.append(" of table '").append(this.table).append('\'');
		}
		if (!this.columns.isEmpty()) {
			text.append(" (").append(String.join(", ", this.columns)).append(')');
		}
		return text.toString();
	}

	@Override
	public String toString() {
		return "DuplicateKeyViolation[" + describe() + "]";
	}

	/**
	 * The kind of a violated key.
	 */
	public enum Kind {

		/**
		 * The table's primary key.
		 */
		PRIMARY_KEY,

		/**
		 * A unique key other than the primary key.
		 */
		UNIQUE_KEY,

		/**
		 * The server did not say which key.
		 */
		UNKNOWN

	}

	/**
	 * A range of rows of a JDBC batch, both ends included. MySQL does not say which row
	 * failed and drivers differ in what their update counts mean, so a single row is
	 * given only where it is certain.
	 *
	 * @param first the first row that can have failed, counted from 0
	 * @param last the last row that can have failed, at least {@code first}; it can be
	 * one past the end of the batch
	 */
	public record Rows(int first, int last) implements Serializable {

		/**
		 * Check the range.
		 * @param first the first row that can have failed, counted from 0
		 * @param last the last row that can have failed, at least {@code first}; it can
		 * be one past the end of the batch
		 * @throws IllegalArgumentException if {@code first} is negative or greater than
		 * {@code last}
		 */
		public Rows {
			if (first < 0 || last < first) {
				throw new IllegalArgumentException("Not a range of rows: " + first + " to " + last);
			}
		}

		/**
		 * Whether the range is one row, which then is the one that failed.
		 * @return {@code true} for a single row
		 */
		public boolean isCertain() {
			return this.first == this.last;
		}

	}

}
