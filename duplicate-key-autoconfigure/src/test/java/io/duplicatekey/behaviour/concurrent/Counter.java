package io.duplicatekey.behaviour.concurrent;

import jakarta.persistence.Entity;
import jakarta.persistence.GeneratedValue;
import jakarta.persistence.GenerationType;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import jakarta.persistence.Version;
import org.jspecify.annotations.Nullable;

/**
 * Counts by name.
 */
@Entity
@Table(name = "counters")
class Counter {

	@Id
	@GeneratedValue(strategy = GenerationType.IDENTITY)
	@Nullable Long id;

	@Nullable String name;

	long hits;

	@Version
	long version;

	Counter() {
	}

	Counter(String name, long hits) {
		this.name = name;
		this.hits = hits;
	}

}
