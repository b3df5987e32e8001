package io.duplicatekey.plan;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

import io.duplicatekey.upsert.ManagedCopies;
import io.duplicatekey.upsert.OnDuplicate;
import io.duplicatekey.upsert.Permission;
import io.duplicatekey.upsert.Repeats;
import io.duplicatekey.upsert.Via;

/**
 * Builds definitions by hand.
 */
final class Definitions {

	private List<String> key = List.of();

	private List<String> update = List.of();

	private List<String> exclude = List.of();

	private final Map<String, String> set = new LinkedHashMap<>();

	private String when = "";

	private final Map<String, Class<?>> parameters = new LinkedHashMap<>();

	private OnDuplicate onDuplicate = OnDuplicate.UPDATE;

	private Definitions() {
	}

	static Definitions upsert() {
		return new Definitions();
	}

	Definitions key(String... properties) {
		this.key = List.of(properties);
		return this;
	}

	Definitions update(String... properties) {
		this.update = List.of(properties);
		return this;
	}

	Definitions exclude(String... properties) {
		this.exclude = List.of(properties);
		return this;
	}

	Definitions set(String property, String value) {
		this.set.put(property, value);
		return this;
	}

	Definitions when(String condition) {
		this.when = condition;
		return this;
	}

	Definitions parameter(String name, Class<?> type) {
		this.parameters.put(name, type);
		return this;
	}

	Definitions onDuplicate(OnDuplicate mode) {
		this.onDuplicate = mode;
		return this;
	}

	UpsertDefinition build() {
		return new UpsertDefinition("ProductRepository.upsert", this.key, this.update, this.exclude, this.set,
				this.when, this.parameters, this.onDuplicate, Permission.REFUSE, Permission.REFUSE,
				ManagedCopies.REFRESH, Via.AUTO, Repeats.APPLY);
	}

}
