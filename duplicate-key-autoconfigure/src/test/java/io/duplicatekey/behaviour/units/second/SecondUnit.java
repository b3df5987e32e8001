package io.duplicatekey.behaviour.units.second;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;

import org.springframework.data.jpa.repository.JpaRepository;

/**
 * What the second persistence unit knows.
 */
public interface SecondUnit {

	@Entity
	@Table(name = "orders")
	class Order {

		@Id
		private long id;

		private String code;

		protected Order() {
		}

		public Order(long id, String code) {
			this.id = id;
			this.code = code;
		}

		@Override
		public String toString() {
			return this.id + this.code;
		}

	}

	@Entity
	@Table(name = "shared")
	class Shared {

		@Id
		private long id;

		@Column(name = "v")
		private String second;

		protected Shared() {
		}

		public Shared(long id, String second) {
			this.id = id;
			this.second = second;
		}

		@Override
		public String toString() {
			return this.id + this.second;
		}

	}

	interface Orders extends JpaRepository<Order, Long> {

	}

	interface SecondShared extends JpaRepository<Shared, Long> {

	}

}
