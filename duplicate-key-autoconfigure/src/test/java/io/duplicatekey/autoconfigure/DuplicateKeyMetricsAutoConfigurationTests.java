package io.duplicatekey.autoconfigure;

import java.sql.SQLException;
import java.util.List;

import javax.sql.DataSource;

import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import io.micrometer.observation.ObservationRegistry;
import org.junit.jupiter.api.Test;

import org.springframework.boot.autoconfigure.AutoConfigurations;
import org.springframework.boot.test.context.FilteredClassLoader;
import org.springframework.boot.test.context.runner.ApplicationContextRunner;
import org.springframework.context.ApplicationContext;
import org.springframework.context.ApplicationListener;
import org.springframework.context.PayloadApplicationEvent;
import org.springframework.jdbc.datasource.DriverManagerDataSource;

import io.duplicatekey.DuplicateKeyEvent;
import io.duplicatekey.metrics.UpsertRetryMeters;
import io.duplicatekey.metrics.UpsertRowMeters;
import io.duplicatekey.metrics.ViolationMeters;
import io.duplicatekey.observation.UpsertObservations;
import io.duplicatekey.translation.DuplicateKeyTranslator;
import io.duplicatekey.upsert.UpsertOperations;

import static org.assertj.core.api.Assertions.assertThat;

class DuplicateKeyMetricsAutoConfigurationTests {

	private final ApplicationContextRunner runner = new ApplicationContextRunner()
		.withConfiguration(AutoConfigurations.of(DuplicateKeyAutoConfiguration.class, UpsertAutoConfiguration.class,
				DuplicateKeyMetricsAutoConfiguration.class));

	private final ApplicationContextRunner withMicrometer = this.runner
		.withBean("meters", MeterRegistry.class, SimpleMeterRegistry::new)
		.withBean("observations", ObservationRegistry.class, ObservationRegistry::create);

	@Test
	void isThereByDefault() {
		this.withMicrometer.run((context) -> assertThat(context).hasSingleBean(ViolationMeters.class)
			.hasSingleBean(UpsertRetryMeters.class)
			.hasSingleBean(UpsertRowMeters.class)
			.hasSingleBean(UpsertObservations.class));
	}

	@Test
	void isOffByOneProperty() {
		this.withMicrometer.withPropertyValues("duplicate-key.metrics.enabled=false")
			.run((context) -> assertNothing(context).hasSingleBean(UpsertOperations.class));
	}

	@Test
	void countsWithoutObserving() {
		this.withMicrometer.withPropertyValues("duplicate-key.metrics.observe-upserts=false")
			.run((context) -> assertThat(context).hasSingleBean(ViolationMeters.class)
				.hasSingleBean(UpsertRetryMeters.class)
				.doesNotHaveBean(UpsertRowMeters.class)
				.doesNotHaveBean(UpsertObservations.class));
	}

	@Test
	void isAbsentWithoutRegistries() {
		this.runner.run((context) -> assertNothing(context).hasSingleBean(UpsertOperations.class));
	}

	@Test
	void isAbsentWithoutTheLibraryOfMeters() {
		this.runner.withBean("observations", ObservationRegistry.class, ObservationRegistry::create)
			.withClassLoader(new FilteredClassLoader("io.micrometer.core"))
			.run((context) -> assertThat(context).hasNotFailed()
				.doesNotHaveBean("duplicateKeyViolationMeters")
				.doesNotHaveBean("duplicateKeyUpsertRowMeters")
				.hasSingleBean(UpsertObservations.class));
	}

	@Test
	void countsNoViolationsWhereNoneAreTranslated() {
		this.withMicrometer.withPropertyValues("duplicate-key.enabled=false")
			.run((context) -> assertThat(context).doesNotHaveBean(ViolationMeters.class)
				.hasSingleBean(UpsertRetryMeters.class));
	}

	@Test
	void countsAlsoWhereAListenerOfTheUsersThrows() {
		new ApplicationContextRunner().withBean("throwing", ThrowingListener.class)
			.withConfiguration(AutoConfigurations.of(DuplicateKeyAutoConfiguration.class,
					DuplicateKeyMetricsAutoConfiguration.class))
			.withBean("meters", MeterRegistry.class, SimpleMeterRegistry::new)
			.run((context) -> {
				violate(context, List.of());
				assertThat(violationsOf(context, "unknown")).isEqualTo(1);
			});
	}

	@Test
	void namesDataSourcesWithoutMakingAny() {
		DataSource used = new DriverManagerDataSource();
		this.withMicrometer.withPropertyValues("duplicate-key.resolve-columns=false")
			.withBean("used", DataSource.class, () -> used)
			.withBean("unused", DataSource.class, () -> {
				throw new IllegalStateException("made");
			}, (definition) -> definition.setLazyInit(true))
			.run((context) -> {
				violate(context, List.of(used));
				assertThat(violationsOf(context, "used")).isEqualTo(1);
			});
	}

	@Test
	void namesDataSourcesOfTheParentAndCountsOnce() {
		DataSource used = new DriverManagerDataSource();
		this.withMicrometer.withPropertyValues("duplicate-key.resolve-columns=false")
			.withBean("used", DataSource.class, () -> used)
			.run((parent) -> this.runner.withParent(parent)
				.withPropertyValues("duplicate-key.resolve-columns=false")
				.run((child) -> {
					violate(child, List.of(used));
					assertThat(violationsOf(parent, "used")).isEqualTo(1);
					assertThat(parent.getBean(MeterRegistry.class).find("duplicate.key.violations").counters())
						.hasSize(1);
				}));
	}

	private static void violate(ApplicationContext context, List<DataSource> dataSources) {
		context.getBean(DuplicateKeyTranslator.class)
			.translate(new SQLException("Duplicate entry 'a' for key 'guests.uk_guests_email'", "23000", 1062),
					"INSERT INTO guests (email) VALUES ('a')", () -> dataSources);
	}

	private static double violationsOf(ApplicationContext context, String dataSource) {
		return context.getBean(MeterRegistry.class)
			.get("duplicate.key.violations")
			.tag("data.source", dataSource)
			.counter()
			.count();
	}

	@Test
	void stepsAsideForBeansOfTheUsersOwn() {
		ViolationMeters meters = new ViolationMeters(SimpleMeterRegistry::new, (dataSource) -> "mine", 1);
		UpsertObservations observations = UpsertObservations.none();
		this.withMicrometer.withBean("mine", ViolationMeters.class, () -> meters)
			.withBean("none", UpsertObservations.class, () -> observations)
			.run((context) -> {
				assertThat(context).getBean(ViolationMeters.class).isSameAs(meters);
				assertThat(context).getBean(UpsertObservations.class).isSameAs(observations);
			});
	}

	private static org.springframework.boot.test.context.assertj.ApplicationContextAssert<?> assertNothing(
			org.springframework.boot.test.context.assertj.AssertableApplicationContext context) {
		return assertThat(context).hasNotFailed()
			.doesNotHaveBean(ViolationMeters.class)
			.doesNotHaveBean(UpsertRetryMeters.class)
			.doesNotHaveBean(UpsertRowMeters.class)
			.doesNotHaveBean(UpsertObservations.class);
	}

	static final class ThrowingListener implements ApplicationListener<PayloadApplicationEvent<DuplicateKeyEvent>> {

		@Override
		public void onApplicationEvent(PayloadApplicationEvent<DuplicateKeyEvent> event) {
			throw new IllegalStateException("a listener of the user's");
		}

	}

}
