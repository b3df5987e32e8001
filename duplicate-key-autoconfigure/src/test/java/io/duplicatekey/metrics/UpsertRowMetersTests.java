package io.duplicatekey.metrics;

import java.util.List;

import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import io.micrometer.observation.ObservationRegistry;
import org.junit.jupiter.api.Test;

import io.duplicatekey.jdbc.UpsertReport;
import io.duplicatekey.observation.UpsertObservations;
import io.duplicatekey.upsert.UpsertResult;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

class UpsertRowMetersTests {

	private final ObservationRegistry observations = ObservationRegistry.create();

	@Test
	void countByOutcome() {
		SimpleMeterRegistry registry = new SimpleMeterRegistry();
		this.observations.observationConfig().observationHandler(new UpsertRowMeters(() -> registry));
		observe(() -> "result");
		assertThat(registry.get("duplicate.key.upsert.rows")
			.tags("method", "Strings.upsert", "entity", "String", "outcome", "inserted")
			.counter()
			.count()).isEqualTo(2);
		assertThat(registry.find("duplicate.key.upsert.rows").tag("outcome", "updated").counter()).isNull();
	}

	@Test
	void changeNothingOfACallWhereTheRegistryThrows() {
		this.observations.observationConfig().observationHandler(new UpsertRowMeters(() -> {
			throw new IllegalStateException("no registry");
		}));
		assertThat(observe(() -> "result")).isEqualTo("result");
		assertThatExceptionOfType(ArithmeticException.class).isThrownBy(() -> observe(() -> {
			throw new ArithmeticException("what went wrong");
		}));
	}

	private Object observe(UpsertObservations.Call<RuntimeException> call) {
		UpsertReport report = new UpsertReport();
		report.written(new UpsertResult(2, 0, 0, List.of()), 2);
		return new UpsertObservations(() -> this.observations, () -> null).observe("Strings.upsert", String.class,
				report, call);
	}

}
