package io.duplicatekey.hibernate.random;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

import io.duplicatekey.hibernate.random.Item.Row;
import io.duplicatekey.upsert.Outcome;

/**
 * The table as MySQL's rules have it, in plain Java.
 */
class TableModel {

	final Map<String, Stored> rows = new TreeMap<>();

	/**
	 * The keys whose rows are new after an operation, so that their ids must be.
	 */
	final List<String> fresh = new ArrayList<>();

	List<Outcome> apply(Operation operation) {
		this.fresh.clear();
		return operation.rows().stream().map((row) -> apply(operation, row)).toList();
	}

	private Outcome apply(Operation operation, Row row) {
		String key = Stored.key(row.tenant(), row.sku());
		Stored old = this.rows.get(key);
		Stored merged = (old != null) ? operation.kind().merged(old, row) : null;
		if (merged == null) {
			this.rows.put(key, Stored.inserted(row, operation.author()));
			this.fresh.add(key);
			return (old != null) ? Outcome.UPDATED : Outcome.INSERTED;
		}
		if (merged.equals(old)) {
			return Outcome.UNCHANGED;
		}
		this.rows.put(key, merged.changedBy(operation.author()));
		return Outcome.UPDATED;
	}

}
