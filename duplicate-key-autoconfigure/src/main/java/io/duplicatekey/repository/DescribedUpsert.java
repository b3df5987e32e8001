package io.duplicatekey.repository;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;

import org.jspecify.annotations.Nullable;

import io.duplicatekey.InvalidDeclarationException;
import io.duplicatekey.upsert.ManagedCopies;
import io.duplicatekey.upsert.OnDuplicate;
import io.duplicatekey.upsert.Permission;
import io.duplicatekey.upsert.Repeats;
import io.duplicatekey.upsert.UpsertProgress;
import io.duplicatekey.upsert.Via;
import io.duplicatekey.plan.UpsertDefinition;

/**
 * What an upsert was described to do so far. Changes only while it is made.
 */
final class DescribedUpsert {

	List<String> key = List.of();

	List<String> update = List.of();

	List<String> exclude = List.of();

	Map<String, String> set = new LinkedHashMap<>();

	String when = "";

	OnDuplicate onDuplicate = OnDuplicate.UPDATE;

	Permission otherKeys = Permission.REFUSE;

	Permission cascades = Permission.REFUSE;

	ManagedCopies managedCopies = ManagedCopies.REFRESH;

	Via via = Via.AUTO;

	Repeats repeats = Repeats.APPLY;

	int commitEvery;

	@Nullable Consumer<UpsertProgress> progress;

	boolean withinTransaction;

	Map<String, @Nullable Object> arguments = new LinkedHashMap<>();

	/**
	 * Make a changed copy.
	 */
	DescribedUpsert with(Consumer<DescribedUpsert> change) {
		DescribedUpsert copy = new DescribedUpsert();
		copy.key = this.key;
		copy.update = this.update;
		copy.exclude = this.exclude;
		copy.set.putAll(this.set);
		copy.when = this.when;
		copy.onDuplicate = this.onDuplicate;
		copy.otherKeys = this.otherKeys;
		copy.cascades = this.cascades;
		copy.managedCopies = this.managedCopies;
		copy.via = this.via;
		copy.repeats = this.repeats;
		copy.commitEvery = this.commitEvery;
		copy.progress = this.progress;
		copy.withinTransaction = this.withinTransaction;
		copy.arguments.putAll(this.arguments);
		change.accept(copy);
		return copy;
	}

	/**
	 * The definition of what only changes stored rows. Further unique keys do no harm
	 * there: a collision on one of them is an error.
	 */
	UpsertDefinition toUpdateDefinition(String where) {
		Map<String, Boolean> given = new LinkedHashMap<>();
		given.put("onDuplicate = " + this.onDuplicate, this.onDuplicate != OnDuplicate.UPDATE);
		given.put("via = " + this.via, this.via == Via.LOAD_DATA);
		given.put("repeats = " + this.repeats, this.repeats != Repeats.APPLY);
		given.put("commitEvery = " + this.commitEvery, this.commitEvery != 0);
		given.forEach((attribute, refused) -> {
			if (refused) {
				throw new InvalidDeclarationException(
						where + ": " + attribute
								+ " does not go with an update by key, which changes one stored row and inserts none.",
						"Leave it out.");
			}
		});
		return with((described) -> described.otherKeys = Permission.ALLOW).toDefinition(where);
	}

	UpsertDefinition toDefinition(String where) {
		Map<String, Class<?>> parameters = new LinkedHashMap<>();
		this.arguments.forEach((name, value) -> parameters.put(name, (value != null) ? value.getClass() : Void.class));
		return new UpsertDefinition(where, this.key, this.update, this.exclude, this.set, this.when, parameters,
				this.onDuplicate, this.otherKeys, this.cascades, this.managedCopies, this.via, this.repeats);
	}

}
