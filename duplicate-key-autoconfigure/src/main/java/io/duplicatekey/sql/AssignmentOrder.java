package io.duplicatekey.sql;

import java.util.ArrayList;
import java.util.List;
import java.util.function.BiPredicate;

import org.jspecify.annotations.Nullable;

/**
 * Puts assignments into an order in which each reads stored values only. A column's own
 * value can always be read, because it is assigned after it is computed.
 */
final class AssignmentOrder {

	private AssignmentOrder() {
	}

	/**
	 * Order assignments, and leave them as they are where it makes no difference.
	 * @param assignments the assignments
	 * @return them in order, {@code null} if there is none
	 */
	static @Nullable List<Assigned> order(List<Assigned> assignments) {
		List<Assigned> left = new ArrayList<>(assignments);
		List<Assigned> ordered = take(left, (other, candidate) -> other.readsTargetOf(candidate));
		return left.isEmpty() ? ordered : null;
	}

	/**
	 * Find the assignments that cannot be ordered.
	 * @param assignments the assignments
	 * @return those that read each other in a circle, empty for none
	 */
	static List<Assigned> cyclic(List<Assigned> assignments) {
		List<Assigned> left = new ArrayList<>(assignments);
		take(left, (other, candidate) -> other.readsTargetOf(candidate));
		// What is left waits for a circle or is part of one.
		take(left, (other, candidate) -> candidate.readsTargetOf(other));
		return left;
	}

	private static List<Assigned> take(List<Assigned> left, BiPredicate<Assigned, Assigned> blocks) {
		List<Assigned> taken = new ArrayList<>();
		for (int i = 0; i < left.size(); i++) {
			Assigned candidate = left.get(i);
			if (left.stream().noneMatch((other) -> blocks.test(other, candidate))) {
				taken.add(left.remove(i));
				i = -1;
			}
		}
		return taken;
	}

}
