package io.duplicatekey.metrics;

import java.sql.SQLException;

import io.micrometer.core.instrument.Meter;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import org.junit.jupiter.api.Test;

import org.springframework.context.PayloadApplicationEvent;

import io.duplicatekey.DuplicateEntryException;
import io.duplicatekey.DuplicateKeyEvent;
import io.duplicatekey.DuplicateKeyViolation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatNoException;

class ViolationMetersTests {

	private final SimpleMeterRegistry registry = new SimpleMeterRegistry();

	private final ViolationMeters meters = new ViolationMeters(() -> this.registry, (dataSource) -> "shop", 2);

	@Test
	void countByKey() {
		violate("users", "uk_users_email");
		violate("users", "uk_users_email");
		violate("users", "PRIMARY");
		assertThat(count("users", "uk_users_email", "unique_key", "shop")).isEqualTo(2);
		assertThat(count("users", "PRIMARY", "primary_key", "shop")).isEqualTo(1);
	}

	@Test
	void sayWhereSomethingIsNotKnown() {
		violate(null, null);
		assertThat(count("unknown", "unknown", "unknown", "shop")).isEqualTo(1);
	}

	@Test
	void areBounded() {
		for (int i = 0; i < 100; i++) {
			violate("table_" + i, "uk");
		}
		violate("table_0", "uk");
		assertThat(this.registry.getMeters()).hasSize(3);
		assertThat(count("table_0", "uk", "unique_key", "shop")).isEqualTo(2);
		assertThat(count("other", "other", "other", "other")).isEqualTo(98);
	}

	@Test
	void haveNoValue() {
		DuplicateKeyViolation violation = DuplicateKeyViolation.builder()
			.table("users")
			.constraint("uk_users_email")
			.value("ann@example.com")
			.build();
		publish(violation);
		assertThat(this.registry.getMeters()).extracting(Meter::getId)
			.singleElement()
			.satisfies((id) -> assertThat(id.toString()).contains("uk_users_email").doesNotContain("ann"));
	}

	@Test
	void leaveOtherListenersAloneWhereTheRegistryThrows() {
		ViolationMeters broken = new ViolationMeters(() -> {
			throw new IllegalStateException("no registry");
		}, (dataSource) -> "shop", 2);
		assertThatNoException().isThrownBy(() -> publish(broken, DuplicateKeyViolation.unknown()));
	}

	private void violate(String table, String constraint) {
		publish(DuplicateKeyViolation.builder().table(table).constraint(constraint).build());
	}

	private void publish(DuplicateKeyViolation violation) {
		publish(this.meters, violation);
	}

	private void publish(ViolationMeters meters, DuplicateKeyViolation violation) {
		meters.onApplicationEvent(new PayloadApplicationEvent<>(this, new DuplicateKeyEvent(
				new DuplicateEntryException(violation, new SQLException("Duplicate entry 'ann@example.com'")), null)));
	}

	private double count(String table, String constraint, String kind, String dataSource) {
		return this.registry.get("duplicate.key.violations")
			.tags("table", table, "constraint", constraint, "kind", kind, "data.source", dataSource)
			.counter()
			.count();
	}

}
