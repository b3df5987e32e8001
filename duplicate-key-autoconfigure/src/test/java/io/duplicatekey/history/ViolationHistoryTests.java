package io.duplicatekey.history;

import java.sql.SQLException;

import org.junit.jupiter.api.Test;

import org.springframework.context.PayloadApplicationEvent;

import io.duplicatekey.DuplicateKeyEvent;
import io.duplicatekey.DuplicateKeyViolation;
import io.duplicatekey.DuplicateUniqueKeyException;

import static org.assertj.core.api.Assertions.assertThat;

class ViolationHistoryTests {

	private final ViolationHistory history = new ViolationHistory((dataSource) -> "shop", 3, 2);

	@Test
	void remembersTheLastAndCountsAll() {
		for (int i = 0; i < 10; i++) {
			violate("users", "uk_" + (i % 2));
		}
		assertThat(this.history.last()).extracting(RecentViolation::constraint).containsExactly("uk_1", "uk_0", "uk_1");
		assertThat(this.history.counts()).containsOnlyKeys(new ViolatedKey("users", "uk_0", "unique_key", "shop"),
				new ViolatedKey("users", "uk_1", "unique_key", "shop"));
		assertThat(this.history.counts().values()).containsExactly(5L, 5L);
	}

	@Test
	void isBounded() {
		for (int i = 0; i < 1000; i++) {
			violate("table_" + i, "uk");
		}
		assertThat(this.history.last()).hasSize(3);
		assertThat(this.history.counts()).hasSize(3).containsEntry(ViolatedKey.OTHER, 998L);
	}

	@Test
	void canRememberNone() {
		ViolationHistory counting = new ViolationHistory((dataSource) -> "shop", -1, 2);
		violate(counting, "users", "uk_users_email");
		violate(counting, "users", "uk_users_email");
		assertThat(counting.last()).isEmpty();
		assertThat(counting.counts().values()).containsExactly(2L);
	}

	@Test
	void hasNoValue() {
		violate("users", "uk_users_email");
		assertThat(this.history.last().toString()).contains("uk_users_email", "DuplicateUniqueKeyException")
			.doesNotContain("ann@example.com");
	}

	private void violate(String table, String constraint) {
		violate(this.history, table, constraint);
	}

	private void violate(ViolationHistory history, String table, String constraint) {
		DuplicateKeyViolation violation = DuplicateKeyViolation.builder()
			.table(table)
			.constraint(constraint)
			.value("ann@example.com")
			.build();
		history.onApplicationEvent(new PayloadApplicationEvent<>(this, new DuplicateKeyEvent(
				new DuplicateUniqueKeyException(violation, new SQLException("Duplicate entry 'ann@example.com'")),
				null)));
	}

}
