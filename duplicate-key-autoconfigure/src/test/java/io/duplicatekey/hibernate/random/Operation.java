package io.duplicatekey.hibernate.random;

import java.util.List;
import java.util.Map;
import java.util.Objects;

import org.jspecify.annotations.Nullable;

import io.duplicatekey.hibernate.random.Item.Row;
import io.duplicatekey.upsert.ManagedCopies;
import io.duplicatekey.upsert.OnDuplicate;
import io.duplicatekey.upsert.Permission;
import io.duplicatekey.upsert.Repeats;
import io.duplicatekey.upsert.Via;
import io.duplicatekey.plan.UpsertDefinition;

/**
 * One call: a kind of upsert, how its result is asked for, and its rows.
 */
record Operation(Kind kind, Result result, Via via, String author, List<Row> rows) {

	enum Result {

		NOTHING, TOTALS, ENTITIES, EACH

	}

	/**
	 * Each kind with what it makes of a stored row, in Java.
	 */
	enum Kind {

		DEFAULT(OnDuplicate.UPDATE, List.of(), List.of(), Map.of(), "") {
			@Override
			Stored merged(Stored old, Row row) {
				return old.with(row.price(), row.stock(), row.note());
			}
		},

		SOME(OnDuplicate.UPDATE, List.of("price"), List.of(), Map.of(), "") {
			@Override
			Stored merged(Stored old, Row row) {
				return old.with(row.price(), old.stock(), old.note());
			}
		},

		EXCEPT(OnDuplicate.UPDATE, List.of(), List.of("price"), Map.of(), "") {
			@Override
			Stored merged(Stored old, Row row) {
				return old.with(old.price(), row.stock(), row.note());
			}
		},

		NEWER(OnDuplicate.UPDATE, List.of(), List.of(), Map.of(), "#new.stock > #old.stock") {
			@Override
			Stored merged(Stored old, Row row) {
				return (row.stock() > old.stock()) ? old.with(row.price(), row.stock(), row.note()) : old;
			}
		},

		// The condition reads two columns that both change.
		OPEN_AND_NEWER(OnDuplicate.UPDATE, List.of(), List.of(), Map.of(),
				"#new.stock > #old.stock and #old.price != 2") {
			@Override
			Stored merged(Stored old, Row row) {
				return (row.stock() > old.stock() && !Objects.equals(old.price(), 2))
						? old.with(row.price(), row.stock(), row.note()) : old;
			}
		},

		// The condition reads the version, which changes with the others.
		VERSIONED(OnDuplicate.UPDATE, List.of(), List.of(), Map.of(), "#old.version < 2") {
			@Override
			Stored merged(Stored old, Row row) {
				return (old.version() < 2) ? old.with(row.price(), row.stock(), row.note()) : old;
			}
		},

		COUNTING(OnDuplicate.UPDATE, List.of("note"), List.of(), Map.of("stock", "#old.stock + #new.stock"), "") {
			@Override
			Stored merged(Stored old, Row row) {
				return old.with(old.price(), old.stock() + row.stock(), row.note());
			}
		},

		// One value is made of another that changes too.
		CHAINED(OnDuplicate.UPDATE, List.of("stock"), List.of(), Map.of("price", "#old.price ?: #old.stock"), "") {
			@Override
			Stored merged(Stored old, Row row) {
				return old.with((old.price() != null) ? old.price() : Integer.valueOf(old.stock()), row.stock(),
						old.note());
			}
		},

		KEEP(OnDuplicate.KEEP, List.of(), List.of(), Map.of(), "") {
			@Override
			Stored merged(Stored old, Row row) {
				return old;
			}
		},

		IGNORE(OnDuplicate.IGNORE, List.of(), List.of(), Map.of(), "") {
			@Override
			Stored merged(Stored old, Row row) {
				return old;
			}
		},

		IF_ABSENT(OnDuplicate.IF_ABSENT, List.of(), List.of(), Map.of(), "") {
			@Override
			Stored merged(Stored old, Row row) {
				return old;
			}
		},

		REPLACE(OnDuplicate.REPLACE, List.of(), List.of(), Map.of(), "") {
			@Override
			@Nullable Stored merged(Stored old, Row row) {
				return null;
			}
		};

		private final OnDuplicate mode;

		private final List<String> update;

		private final List<String> exclude;

		private final Map<String, String> set;

		private final String when;

		Kind(OnDuplicate mode, List<String> update, List<String> exclude, Map<String, String> set, String when) {
			this.mode = mode;
			this.update = update;
			this.exclude = exclude;
			this.set = set;
			this.when = when;
		}

		/**
		 * What the data of a stored row becomes, {@code null} where a new row takes its
		 * place.
		 */
		abstract @Nullable Stored merged(Stored old, Row row);

		/**
		 * Whether the server can do it from a temporary table, and count.
		 */
		boolean canBeStaged(Result result) {
			return this.mode != OnDuplicate.IF_ABSENT
					&& (result == Result.NOTHING || (result == Result.TOTALS && this.mode != OnDuplicate.REPLACE));
		}

		UpsertDefinition definition(Via via) {
			return new UpsertDefinition("Items." + name(), List.of("tenant", "sku"), this.update, this.exclude,
					this.set, this.when, Map.of(), this.mode, Permission.REFUSE, Permission.REFUSE,
					ManagedCopies.REFRESH, via, Repeats.APPLY);
		}

	}

}
