package io.duplicatekey.hibernate.mapped;

import jakarta.persistence.Column;
import jakarta.persistence.DiscriminatorColumn;
import jakarta.persistence.DiscriminatorType;
import jakarta.persistence.DiscriminatorValue;
import jakarta.persistence.Entity;
import jakarta.persistence.GeneratedValue;
import jakarta.persistence.GenerationType;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import org.hibernate.annotations.SoftDelete;
import org.hibernate.annotations.SoftDeleteType;
import org.jspecify.annotations.Nullable;

/**
 * Inheritance in one table, and soft deletion.
 */
public final class Kinds {

	private Kinds() {
	}

	@Entity
	@Table(name = "pets")
	public abstract static class Pet implements Changing {

		@Id
		@GeneratedValue(strategy = GenerationType.IDENTITY)
		public @Nullable Long id;

		@Column(unique = true, length = 20)
		public String name = "pet";

		public int age;

		@Override
		public void become(int variant) {
			this.age = 3 + variant;
		}

	}

	@Entity
	@DiscriminatorValue("it's a dog")
	public static class Dog extends Pet {

		public @Nullable String tag;

		@Override
		public void become(int variant) {
			super.become(variant);
			this.tag = "tag " + variant;
		}

	}

	@Entity
	public static class Cat extends Pet {

		public @Nullable Integer lives;

		@Override
		public void become(int variant) {
			super.become(variant);
			this.lives = 9 - variant;
		}

	}

	@Entity
	@DiscriminatorColumn(name = "kind", discriminatorType = DiscriminatorType.INTEGER)
	@DiscriminatorValue("1")
	public static class Shape implements Changing {

		@Id
		public long id = 1;

		public @Nullable String label;

		@Override
		public void become(int variant) {
			this.label = "label " + variant;
		}

	}

	@Entity
	@DiscriminatorValue("2")
	public static class Circle extends Shape {

		public double radius;

		@Override
		public void become(int variant) {
			super.become(variant);
			this.radius = variant + 1;
		}

	}

	@Entity
	@SoftDelete
	public static class Deletable implements Changing {

		@Id
		public long id = 1;

		public @Nullable String text;

		public int amount;

		@Override
		public void become(int variant) {
			this.text = "text " + variant;
			this.amount = variant;
		}

	}

	@Entity
	@SoftDelete(strategy = SoftDeleteType.ACTIVE, columnName = "alive")
	public static class Living implements Changing {

		@Id
		public long id = 1;

		public @Nullable String text;

		@Override
		public void become(int variant) {
			this.text = "text " + variant;
		}

	}

}
