package io.duplicatekey.sql;

import java.util.ArrayList;
import java.util.List;

import org.jspecify.annotations.Nullable;

/**
 * Writes the assignments of ON DUPLICATE KEY UPDATE. Each is guarded by what decides
 * about it. Where no order lets every guard read stored values only, the decision is made
 * once, in the first assignment, and remembered in LAST_INSERT_ID.
 */
final class UpdateClause {

	private static final Fragment REMEMBERED = Fragment.sql("LAST_INSERT_ID() = " + HitSignal.HIT_AND_DECIDED);

	private final Insert insert;

	private final ExpressionWriter expressions;

	private final @Nullable String counter;

	UpdateClause(Insert insert, Names names) {
		this(insert, names, null);
	}

	/**
	 * Create it.
	 * @param counter the user variable to which each hit adds 1, {@code null} for none
	 */
	UpdateClause(Insert insert, Names names, @Nullable String counter) {
		this(insert, new ExpressionWriter(names), counter);
	}

	UpdateClause(Insert insert, ExpressionWriter expressions, @Nullable String counter) {
		this.insert = insert;
		this.expressions = expressions;
		this.counter = counter;
	}

	Fragment keep(boolean signalHits) {
		String key = this.insert.key().get(0);
		Assigned same = new Assigned(key, this.expressions.oldValue(key));
		return written(List.of(signalHits ? signal(Fragment.sql(HitSignal.HIT)) : same));
	}

	Fragment update(OnHit.Update update, boolean signalHits) {
		return written(assignments(update, signalHits));
	}

	/**
	 * The same assignments for an UPDATE.
	 */
	Fragment set(OnHit.Update update) {
		return Fragment.of(" SET %s",
				Fragment.join(", ", assignments(update, false).stream().map(Assigned::written).toList()));
	}

	private List<Assigned> assignments(OnHit.Update update, boolean signalHits) {
		Fragment when = (update.when() != null) ? this.expressions.write(update.when()) : null;
		Fragment decision = decision(update, when);
		List<Assigned> ordered = AssignmentOrder.order(guarded(update, decision, when));
		if (ordered == null) {
			return remembered(update, decision);
		}
		List<Assigned> assignments = new ArrayList<>(ordered);
		if (signalHits) {
			assignments.add(0, signal(Fragment.sql(HitSignal.HIT)));
		}
		return assignments;
	}

	private List<Assigned> remembered(OnHit.Update update, @Nullable Fragment decision) {
		List<Assigned> ordered = AssignmentOrder
			.order(guarded(update, REMEMBERED, (update.when() != null) ? REMEMBERED : null));
		if (ordered == null || decision == null) {
			throw new IllegalArgumentException(
					"Columns that read each other in a circle: " + StatementWriter.cycle(update));
		}
		List<Assigned> assignments = new ArrayList<>(ordered);
		assignments.add(0, signal(Fragment.of(HitSignal.HIT + " + IF(%s, 1, 0)", decision)));
		return assignments;
	}

	/**
	 * What decides about the touched columns.
	 */
	private @Nullable Fragment decision(OnHit.Update update, @Nullable Fragment when) {
		if (update.touched().isEmpty()) {
			return when;
		}
		Fragment changed = new ChangeCondition(this.insert.columns(), this.expressions).write(update.data());
		return (when != null) ? Fragment.of("(%s) AND %s", when, changed) : changed;
	}

	private List<Assigned> guarded(OnHit.Update update, @Nullable Fragment touchedGuard, @Nullable Fragment dataGuard) {
		List<Assigned> assigned = new ArrayList<>();
		update.touched().forEach((assignment) -> assigned.add(guarded(assignment, touchedGuard)));
		update.data().forEach((assignment) -> assigned.add(guarded(assignment, dataGuard)));
		return assigned;
	}

	private Assigned guarded(Assignment assignment, @Nullable Fragment guard) {
		Fragment value = this.expressions.write(assignment.value());
		if (guard != null) {
			Fragment stored = this.expressions.oldValue(assignment.column());
			value = Fragment.of("IF(%s, %s, %s)", guard, value, stored);
		}
		return new Assigned(assignment.column(), value);
	}

	/**
	 * Assign the key to itself, and tell the server's last insert id on the way. MySQL
	 * would fold a comparison with NULL away, and the call with it.
	 */
	private Assigned signal(Fragment value) {
		String key = this.insert.key().get(0);
		Fragment stored = this.expressions.oldValue(key);
		return new Assigned(key, Fragment.of("IF(LAST_INSERT_ID(%s) = 0, %s, %s)", value, stored, stored));
	}

	private Fragment written(List<Assigned> assignments) {
		List<Fragment> written = new ArrayList<>();
		if (this.counter != null) {
			String key = this.insert.key().get(0);
			Fragment stored = this.expressions.oldValue(key);
			Fragment add = Fragment.sql(this.counter + " := " + this.counter + " + 1");
			written.add(new Assigned(key, Fragment.of("IF((%s) = 0, %s, %s)", add, stored, stored)).written());
		}
		assignments.forEach((assigned) -> written.add(assigned.written()));
		return Fragment.of(" ON DUPLICATE KEY UPDATE %s", Fragment.join(", ", written));
	}

}
