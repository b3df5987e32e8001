package io.duplicatekey.observation;

import java.util.List;
import java.util.concurrent.atomic.AtomicReference;

import io.micrometer.common.KeyValues;
import io.micrometer.observation.Observation;
import io.micrometer.observation.ObservationRegistry;
import io.micrometer.observation.tck.TestObservationRegistry;
import io.micrometer.observation.tck.TestObservationRegistryAssert;
import org.junit.jupiter.api.Test;

import io.duplicatekey.jdbc.UpsertReport;
import io.duplicatekey.upsert.UpsertForm;
import io.duplicatekey.upsert.UpsertResult;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

class UpsertObservationsTests {

	private final TestObservationRegistry registry = TestObservationRegistry.create();

	private final UpsertReport report = new UpsertReport();

	@Test
	void tellsWhatTheCallDid() {
		observe(null, () -> {
			this.report.chosen(UpsertForm.MULTI_ROW);
			this.report.written(new UpsertResult(3, 2, 1, List.of()), 10);
			this.report.retried();
			return null;
		});
		TestObservationRegistryAssert.assertThat(this.registry)
			.hasNumberOfObservationsEqualTo(1)
			.hasObservationWithNameEqualTo("duplicate.key.upsert")
			.that()
			.hasBeenStarted()
			.hasBeenStopped()
			.hasContextualNameEqualTo("upsert String")
			.hasOnlyKeys("method", "entity", "form", "retries", "rows.inserted", "rows.updated", "rows.unchanged",
					"rows.unknown")
			.hasLowCardinalityKeyValue("method", "Strings.upsert")
			.hasLowCardinalityKeyValue("entity", "String")
			.hasLowCardinalityKeyValue("form", "multi_row")
			.hasLowCardinalityKeyValue("retries", "1")
			.hasHighCardinalityKeyValue("rows.inserted", "3")
			.hasHighCardinalityKeyValue("rows.updated", "2")
			.hasHighCardinalityKeyValue("rows.unchanged", "1")
			.hasHighCardinalityKeyValue("rows.unknown", "4");
	}

	@Test
	void boundsTheKeysOfACallThatIsTriedAgainAndAgain() {
		observe(null, () -> {
			this.report.chosen(UpsertForm.STAGED);
			this.report.chosen(UpsertForm.SINGLE_ROW);
			for (int i = 0; i < 1000; i++) {
				this.report.retried();
			}
			return null;
		});
		TestObservationRegistryAssert.assertThat(this.registry)
			.hasSingleObservationThat()
			.hasLowCardinalityKeyValue("form", "mixed")
			.hasLowCardinalityKeyValue("retries", "5+");
	}

	@Test
	void rowsOfAnAttemptThatFailedDoNotCount() {
		UpsertReport attempt = new UpsertReport();
		attempt.chosen(UpsertForm.ROW_BY_ROW);
		attempt.written(new UpsertResult(3, 0, 0, List.of()), 3);
		this.report.add(attempt, false);
		assertThat(this.report.inserted()).isZero();
		assertThat(this.report.forms()).containsExactly(UpsertForm.ROW_BY_ROW);
		this.report.add(attempt, true);
		assertThat(this.report.inserted()).isEqualTo(3);
	}

	@Test
	void nestsInTheCallersObservation() {
		Observation caller = Observation.start("caller", this.registry);
		AtomicReference<Observation> within = new AtomicReference<>();
		try (Observation.Scope scope = caller.openScope()) {
			observe(null, () -> {
				within.set(this.registry.getCurrentObservation());
				return null;
			});
			assertThat(this.registry.getCurrentObservation()).isSameAs(caller);
		}
		caller.stop();
		assertThat(within.get().getContext()).isInstanceOf(UpsertObservationContext.class);
		TestObservationRegistryAssert.assertThat(this.registry)
			.hasObservationWithNameEqualTo("duplicate.key.upsert")
			.that()
			.hasParentObservationEqualTo(caller);
	}

	@Test
	void tellsTheError() {
		assertThatIllegalStateException().isThrownBy(() -> observe(null, () -> {
			throw new IllegalStateException("no");
		}));
		TestObservationRegistryAssert.assertThat(this.registry)
			.hasSingleObservationThat()
			.hasBeenStopped()
			.hasLowCardinalityKeyValue("form", "none")
			.thenError()
			.hasMessage("no");
	}

	@Test
	void conventionOfTheUsersWins() {
		observe(new DefaultUpsertObservationConvention() {
			@Override
			public KeyValues getLowCardinalityKeyValues(UpsertObservationContext context) {
				return KeyValues.of("type", context.getEntityType().getName());
			}
		}, () -> null);
		TestObservationRegistryAssert.assertThat(this.registry)
			.hasSingleObservationThat()
			.hasLowCardinalityKeyValue("type", "java.lang.String")
			.doesNotHaveLowCardinalityKeyValueWithKey("method");
	}

	@Test
	void globalConventionOfTheUsersWins() {
		this.registry.observationConfig().observationConvention(new GlobalConvention());
		observe(null, () -> null);
		TestObservationRegistryAssert.assertThat(this.registry).hasObservationWithNameEqualTo("all.upserts");
	}

	@Test
	void asksForNothingWhereNobodyObserves() {
		UpsertObservations none = new UpsertObservations(() -> ObservationRegistry.NOOP, () -> {
			throw new AssertionError("asked for a convention");
		});
		assertThat(none.observe("Strings.upsert", String.class, this.report, () -> "result")).isEqualTo("result");
	}

	private void observe(UpsertObservationConvention convention, UpsertObservations.Call<RuntimeException> call) {
		new UpsertObservations(() -> this.registry, () -> convention).observe("Strings.upsert", String.class,
				this.report, call);
	}

	private static final class GlobalConvention extends DefaultUpsertObservationConvention
			implements io.micrometer.observation.GlobalObservationConvention<UpsertObservationContext> {

		@Override
		public String getName() {
			return "all.upserts";
		}

	}

}
