package io.duplicatekey.jdbc;

import java.time.LocalDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

import io.duplicatekey.upsert.OnDuplicate;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Tests for {@link KeyOrder}: which rows are sorted, and which stay in their order.
 */
class KeyOrderTests {

	@Test
	void sortsWholeNumbersAsNumbers() {
		assertThat(sorted(numberKey(), 10L, 9L, 100L, 9L)).containsExactly(1L, 3L, 0L, 2L);
	}

	@Test
	void sortsText() {
		assertThat(sorted(textKey(), "c", "a", "b")).containsExactly(1L, 2L, 0L);
	}

	@Test
	void textThatSomeCollationTakesForEqualStaysInItsOrder() {
		assertThat(sorted(textKey(), "b", "B ", "b  ", "a")).containsExactly(3L, 0L, 1L, 2L);
		assertThat(sorted(textKey(), "ya", "ja", "ia", "a")).containsExactly(3L, 0L, 1L, 2L);
		assertThat(sorted(textKey(), "wa", "ua", "va", "a")).containsExactly(3L, 0L, 1L, 2L);
	}

	@Test
	void lettersOfTwoThatSomeCollationTakesForEqualStayInTheirOrder() {
		assertThat(sorted(textKey(), "bch", "bc", "a")).containsExactly(2L, 0L, 1L);
		assertThat(sorted(textKey(), "cscs", "ccs", "a")).containsExactly(2L, 0L, 1L);
		assertThat(sorted(textKey(), "dzdz", "ddz", "a")).containsExactly(2L, 0L, 1L);
		assertThat(sorted(textKey(), "gygy", "ggy", "a")).containsExactly(2L, 0L, 1L);
	}

	@Test
	void signsThatSomeCollationTakesForLettersLeaveAllInTheirOrder() {
		assertThat(sorted(textKey(), "y", "~", "a")).containsExactly(0L, 1L, 2L);
		assertThat(sorted(textKey(), "e", "`", "a")).containsExactly(0L, 1L, 2L);
	}

	@Test
	void zeroThatCanStandForANewIdLeavesAllInTheirOrder() {
		assertThat(sorted(numberKey(), 1L, 0L)).containsExactly(0L, 1L);
	}

	@Test
	void zeroInOneOfSeveralColumnsIsANumber() {
		KeyOrder order = KeyOrder.of(textKey().id("tenant", Integer.class).key("tenant", "code").build());
		assertThat(order).isNotNull();
		List<NumberedRow> rows = new ArrayList<>(List.of(row(0, "a", 0, 1), row(1, "a", 0, 0)));
		order.sort(rows);
		assertThat(rows).extracting(NumberedRow::number).containsExactly(1L, 0L);
	}

	@Test
	void textThatIsNotAsciiLeavesAllInTheirOrder() {
		assertThat(sorted(textKey(), "c", "\u00e9", "a")).containsExactly(0L, 1L, 2L);
		assertThat(sorted(textKey(), "c", "b\t", "a")).containsExactly(0L, 1L, 2L);
	}

	@Test
	void textForAColumnOfNumbersLeavesAllInTheirOrder() {
		assertThat(sorted(numberKey(), "2", "01", "1")).containsExactly(0L, 1L, 2L);
	}

	@Test
	void whatTheServerRoundsLeavesAllInTheirOrder() {
		assertThat(sorted(numberKey(), 2.5, 1.5)).containsExactly(0L, 1L);
		LocalDateTime time = LocalDateTime.of(2026, 1, 2, 0, 0);
		assertThat(sorted(numberKey(), time, time.minusDays(1))).containsExactly(0L, 1L);
	}

	@Test
	void nullAndMixedTypesLeaveAllInTheirOrder() {
		assertThat(sorted(numberKey(), 2L, null, 1L)).containsExactly(0L, 1L, 2L);
		assertThat(sorted(numberKey(), 2L, 1)).containsExactly(0L, 1L);
	}

	@Test
	void sortsByAllColumnsOfTheKey() {
		KeyOrder order = KeyOrder.of(textKey().id("tenant", Integer.class).key("tenant", "code").build());
		assertThat(order).isNotNull();
		List<NumberedRow> rows = new ArrayList<>(List.of(row(0, "a", 0, 2), row(1, "b", 0, 1), row(2, "a", 0, 1)));
		order.sort(rows);
		assertThat(rows).extracting(NumberedRow::number).containsExactly(2L, 1L, 0L);
	}

	@Test
	void nothingIsSortedWhereThatCouldChangeWhatIsStored() {
		assertThat(KeyOrder.of(textKey().on(OnDuplicate.IGNORE).build())).isNull();
		assertThat(KeyOrder.of(textKey().on(OnDuplicate.IF_ABSENT).build())).isNull();
		assertThat(KeyOrder.of(textKey().allowOtherKeys().build())).isNull();
		assertThat(KeyOrder.of(textKey().on(OnDuplicate.KEEP).build())).isNotNull();
		assertThat(KeyOrder.of(textKey().on(OnDuplicate.REPLACE).build())).isNotNull();
	}

	private static TablePlan textKey() {
		return TablePlan.of("item").id("code", String.class).data("amount", Integer.class).key("code");
	}

	private static TablePlan numberKey() {
		return TablePlan.of("item").id("number", Long.class).data("amount", Integer.class).key("number");
	}

	private static List<Long> sorted(TablePlan plan, @Nullable Object... keys) {
		KeyOrder order = KeyOrder.of(plan.build());
		assertThat(order).isNotNull();
		List<NumberedRow> rows = new ArrayList<>();
		Stream.of(keys).forEach((key) -> rows.add(row(rows.size(), key)));
		order.sort(rows);
		return rows.stream().map(NumberedRow::number).toList();
	}

	private static NumberedRow row(long number, @Nullable Object... values) {
		return new NumberedRow(number, values);
	}

}
