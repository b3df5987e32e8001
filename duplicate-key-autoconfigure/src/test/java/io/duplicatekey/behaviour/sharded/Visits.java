package io.duplicatekey.behaviour.sharded;

import java.io.Serializable;
import java.util.Objects;

import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.IdClass;
import jakarta.persistence.Table;
import org.jspecify.annotations.Nullable;

/**
 * Visits of a page. Nobody numbers them.
 */
@Entity
@Table(name = "visits")
@IdClass(Visits.Key.class)
class Visits {

	@Id
	long tenant;

	@Id
	@Nullable String page;

	int visits;

	Visits() {
	}

	Visits(long tenant, String page, int visits) {
		this.tenant = tenant;
		this.page = page;
		this.visits = visits;
	}

	static class Key implements Serializable {

		private static final long serialVersionUID = 1;

		long tenant;

		@Nullable String page;

		@Override
		public boolean equals(@Nullable Object other) {
			return other instanceof Key key && key.tenant == this.tenant && Objects.equals(key.page, this.page);
		}

		@Override
		public int hashCode() {
			return Objects.hash(this.tenant, this.page);
		}

	}

}
