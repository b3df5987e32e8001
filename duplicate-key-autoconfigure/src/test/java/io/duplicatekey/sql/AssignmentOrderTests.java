package io.duplicatekey.sql;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Random;
import java.util.Set;

import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * The order of assignments, on ten thousand random ones: what reads a column comes before
 * what assigns it, unless there is no such order.
 */
class AssignmentOrderTests {

	private final Random random = new Random(1062);

	@Test
	void nothingReadsAColumnAfterItsAssignment() {
		int ordered = 0;
		for (int i = 0; i < 10_000; i++) {
			List<Assigned> assignments = assignments();
			List<Assigned> order = AssignmentOrder.order(assignments);
			if (order != null) {
				ordered++;
				assertThat(order).containsExactlyInAnyOrderElementsOf(assignments);
				assertReadsStoredValues(order);
			}
		}
		assertThat(ordered).isBetween(1000, 9000);
	}

	@Test
	void thereIsNoOrderExactlyWhereThereIsACircle() {
		for (int i = 0; i < 10_000; i++) {
			List<Assigned> assignments = assignments();
			@Nullable List<Assigned> order = AssignmentOrder.order(assignments);
			boolean circle = assignments.stream().anyMatch((one) -> reaches(one, one, assignments));
			assertThat(order == null).isEqualTo(circle);
			assertThat(AssignmentOrder.cyclic(assignments).isEmpty()).isEqualTo(!circle);
		}
	}

	@Test
	void everythingCalledCyclicIsOnACircleOrBetweenTwo() {
		for (int i = 0; i < 10_000; i++) {
			List<Assigned> assignments = assignments();
			List<Assigned> circles = assignments.stream().filter((one) -> reaches(one, one, assignments)).toList();
			List<Assigned> cyclic = AssignmentOrder.cyclic(assignments);
			assertThat(cyclic).containsAll(circles);
			assertThat(cyclic).allMatch((one) -> circles.stream().anyMatch((other) -> reaches(one, other, assignments))
					&& circles.stream().anyMatch((other) -> reaches(other, one, assignments)));
		}
	}

	private List<Assigned> assignments() {
		int size = 1 + this.random.nextInt(6);
		List<Assigned> assignments = new ArrayList<>();
		for (int column = 0; column < size; column++) {
			Set<String> reads = new HashSet<>();
			for (int other = 0; other < size; other++) {
				if (this.random.nextInt(4) == 0) {
					reads.add("c" + other);
				}
			}
			assignments.add(new Assigned("c" + column, new Fragment("", List.of(), reads)));
		}
		return assignments;
	}

	private static void assertReadsStoredValues(List<Assigned> order) {
		Set<String> assigned = new HashSet<>();
		for (Assigned assignment : order) {
			assertThat(assignment.value().reads())
				.doesNotContainAnyElementsOf(assigned.isEmpty() ? Set.of("nothing is assigned yet") : assigned);
			assigned.add(assignment.column());
		}
	}

	/**
	 * Whether one assignment reads another, at once or through others.
	 */
	private static boolean reaches(Assigned from, Assigned target, List<Assigned> all) {
		Set<Assigned> seen = new HashSet<>();
		List<Assigned> open = new ArrayList<>(List.of(from));
		while (!open.isEmpty()) {
			Assigned current = open.remove(0);
			for (Assigned next : all) {
				if (current.readsTargetOf(next)) {
					if (next.equals(target)) {
						return true;
					}
					if (seen.add(next)) {
						open.add(next);
					}
				}
			}
		}
		return false;
	}

}
