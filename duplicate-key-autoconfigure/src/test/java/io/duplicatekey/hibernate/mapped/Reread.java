package io.duplicatekey.hibernate.mapped;

import jakarta.persistence.Column;
import jakarta.persistence.DiscriminatorColumn;
import jakarta.persistence.Entity;
import jakarta.persistence.GeneratedValue;
import jakarta.persistence.GenerationType;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import jakarta.persistence.UniqueConstraint;
import jakarta.persistence.Version;
import org.hibernate.annotations.ColumnTransformer;
import org.jspecify.annotations.Nullable;

/**
 * What is not so simple to read again.
 */
public final class Reread {

	private Reread() {
	}

	/** A row that entities of two classes can change. */
	@Entity
	public static class Note implements Changing {

		@Id
		@GeneratedValue(strategy = GenerationType.IDENTITY)
		public @Nullable Long id;

		@Column(unique = true, length = 20)
		public String code = "code";

		public @Nullable String text;

		@Version
		public int version;

		@Override
		public void become(int variant) {
			this.text = "text " + variant;
		}

	}

	@Entity
	public static class Memo extends Note {

	}

	/** With a column in the key that is the same for all entities of a class. */
	@Entity
	@DiscriminatorColumn(name = "kind")
	@Table(uniqueConstraints = @UniqueConstraint(columnNames = { "kind", "code" }))
	public static class Coded implements Changing {

		@Column(name = "kind", insertable = false, updatable = false)
		public @Nullable String kind;

		@Id
		@GeneratedValue(strategy = GenerationType.IDENTITY)
		public @Nullable Long id;

		@Column(length = 20)
		public String code = "code";

		public @Nullable String text;

		@Override
		public void become(int variant) {
			this.text = "text " + variant;
		}

	}

	@Entity
	public static class Recoded extends Coded {

	}

	/** Hibernate takes the column for a keyword, and does not qualify it. */
	@Entity
	public static class Transformed implements Changing {

		@Id
		@GeneratedValue(strategy = GenerationType.IDENTITY)
		public @Nullable Long id;

		@Column(unique = true, length = 20)
		public String code = "code";

		@Column(name = "value", length = 20, updatable = false)
		@ColumnTransformer(read = "upper(value)")
		public String value = "value";

		public @Nullable String text;

		@Override
		public void become(int variant) {
			this.text = "text " + variant;
		}

	}

}
