package io.duplicatekey.performance;

import java.sql.Connection;
import java.util.List;
import java.util.concurrent.TimeUnit;

import org.jspecify.annotations.Nullable;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.TearDown;
import org.openjdk.jmh.annotations.Warmup;

import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.context.support.GenericApplicationContext;
import org.springframework.dao.DataAccessException;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.support.SQLExceptionTranslator;

import io.duplicatekey.DuplicateEntryException;
import io.duplicatekey.DuplicateKeyViolation;
import io.duplicatekey.DuplicateUniqueKeyException;
import io.duplicatekey.performance.startup.StartUpApplication;
import io.duplicatekey.performance.startup.User;

/**
 * Translating a duplicate that a server reported, of a key that is known already, by the
 * {@code JdbcTemplate} of a Spring Boot application, beside the translator that it has
 * without us. Ours also says columns, entity and properties.
 * <p>
 * The median of samples rather than the mean, because other work on the machine
 * interrupts some of them for longer than all the rest takes.
 */
@State(Scope.Thread)
@BenchmarkMode(Mode.SampleTime)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
@Fork(3)
@Warmup(iterations = 10, time = 1)
@Measurement(iterations = 5, time = 1)
public class TranslationBenchmark {

	private static final String CONSTRAINT = "uk_users_email";

	/**
	 * Whose translator.
	 */
	@Param
	public Translator translator = Translator.SPRING;

	/**
	 * A JDBC URL of a server without a database, or an embedded MariaDB.
	 */
	@Param(MeasuredServer.EMBEDDED)
	public String server = MeasuredServer.EMBEDDED;

	/**
	 * How many frames are on the stack besides JMH's own: an exception costs more the
	 * deeper it is made, and in an application there are about a hundred.
	 */
	@Param({ "0", "100" })
	public int frames;

	/**
	 * Whether the thread holds a connection in a transaction.
	 */
	@Param({ "false", "true" })
	public boolean transaction;

	private @Nullable MeasuredServer measured;

	private @Nullable Duplicate duplicate;

	private @Nullable ConfigurableApplicationContext application;

	private @Nullable SQLExceptionTranslator measuredTranslator;

	@Setup
	public void prepare() throws Exception {
		this.measured = MeasuredServer.open(this.server);
		this.duplicate = new Duplicate(this.measured);
		try (Connection connection = this.measured.connection()) {
			this.measuredTranslator = translator(this.duplicate, MeasuredServer.dialect(connection));
		}
		if (this.transaction) {
			this.duplicate.beginTransaction();
		}
		check(translate());
		this.duplicate.mark();
	}

	private SQLExceptionTranslator translator(Duplicate duplicate, String dialect) {
		if (this.translator == Translator.SPRING) {
			return new JdbcTemplate(duplicate.dataSource()).getExceptionTranslator();
		}
		this.application = new SpringApplicationBuilder(StartUpApplication.class)
			.initializers((context) -> ((GenericApplicationContext) context).registerBean(CountingDataSource.class,
					duplicate::dataSource))
			.properties("spring.main.banner-mode=off", "logging.level.root=warn", "spring.jpa.hibernate.ddl-auto=none",
					"spring.jpa.properties.hibernate.dialect=" + dialect)
			.run((this.translator == Translator.MAPPED)
					? "--duplicate-key.exceptions[" + CONSTRAINT + "]=" + EmailTakenException.class.getName()
					: "--duplicate-key.enabled=true");
		return this.application.getBean(JdbcTemplate.class).getExceptionTranslator();
	}

	private void check(@Nullable DataAccessException translated) {
		if (translated == null || translated.getClass() != this.translator.type) {
			throw new IllegalStateException("Translated to " + translated, translated);
		}
		if (translated instanceof DuplicateEntryException entry && !isAllKnown(entry.getViolation())) {
			throw new IllegalStateException("Not all is known of " + entry.getViolation());
		}
	}

	private static boolean isAllKnown(DuplicateKeyViolation violation) {
		return CONSTRAINT.equals(violation.constraint()) && "users".equals(violation.table())
				&& violation.columns().equals(List.of("email")) && violation.entityType() == User.class
				&& violation.properties().equals(List.of("email"));
	}

	@TearDown
	public void finish() throws Exception {
		if (this.duplicate != null) {
			this.duplicate.assertNothingAsked();
			this.duplicate.close();
		}
		if (this.application != null) {
			this.application.close();
		}
		if (this.measured != null) {
			this.measured.close();
		}
	}

	@Benchmark
	public @Nullable DataAccessException translate() {
		return translate(this.frames);
	}

	private @Nullable DataAccessException translate(int frames) {
		if (frames > 0) {
			return translate(frames - 1);
		}
		if (this.measuredTranslator == null || this.duplicate == null) {
			throw new IllegalStateException("Not prepared");
		}
		return this.measuredTranslator.translate("PreparedStatementCallback", Duplicate.SQL, this.duplicate.error());
	}

	/**
	 * Whose translator, and what it makes of a duplicate.
	 */
	public enum Translator {

		/** Spring's own, what {@code new JdbcTemplate(dataSource)} has. */
		SPRING(DuplicateKeyException.class),

		/** Ours. */
		TYPED(DuplicateUniqueKeyException.class),

		/** Ours, with an exception of the user's for the constraint. */
		MAPPED(EmailTakenException.class);

		private final Class<?> type;

		Translator(Class<?> type) {
			this.type = type;
		}

	}

}
