package io.duplicatekey.behaviour.units.first;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;

import org.springframework.data.jpa.repository.JpaRepository;

/**
 * What the first persistence unit knows.
 */
public interface FirstUnit {

	@Entity
	@Table(name = "customers")
	class Customer {

		@Id
		private long id;

		private String code;

		protected Customer() {
		}

		public Customer(long id, String code) {
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
		private String first;

		protected Shared() {
		}

		public Shared(long id, String first) {
			this.id = id;
			this.first = first;
		}

		@Override
		public String toString() {
			return this.id + this.first;
		}

	}

	interface Customers extends JpaRepository<Customer, Long> {

	}

	interface FirstShared extends JpaRepository<Shared, Long> {

	}

}
