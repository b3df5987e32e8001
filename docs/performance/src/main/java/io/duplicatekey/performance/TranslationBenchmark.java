package io.duplicatekey.performance;

import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

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

import org.springframework.dao.DataAccessException;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.support.SQLExceptionTranslator;

import io.duplicatekey.DuplicateEntryException;
import io.duplicatekey.DuplicateUniqueKeyException;
import io.duplicatekey.translation.ConstraintMappings;
import io.duplicatekey.translation.DuplicateKeySQLExceptionTranslator;
import io.duplicatekey.translation.DuplicateKeyTranslator;
import io.duplicatekey.translation.ExceptionFactory;

/**
 * Translating a duplicate that a server reported, of a key that is known already, beside
 * the translator that {@code JdbcTemplate} has without us.
 */
@State(Scope.Thread)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
@Fork(3)
@Warmup(iterations = 5, time = 1)
@Measurement(iterations = 5, time = 1)
public class TranslationBenchmark {

	private static final String CONSTRAINT = "uk_users_email";

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

	private @Nullable SQLExceptionTranslator springs;

	private @Nullable SQLExceptionTranslator ours;

	private @Nullable SQLExceptionTranslator mapping;

	@Setup
	public void prepare() throws Exception {
		this.measured = MeasuredServer.open(this.server);
		this.duplicate = new Duplicate(this.measured);
		if (this.transaction) {
			this.duplicate.beginTransaction();
		}
		this.springs = new JdbcTemplate(this.duplicate.dataSource()).getExceptionTranslator();
		this.ours = translator(this.duplicate, this.springs, new ConstraintMappings<>());
		ConstraintMappings<DuplicateEntryException> mappings = new ConstraintMappings<>();
		mappings.add(CONSTRAINT, EmailTakenException.class, "here");
		this.mapping = translator(this.duplicate, this.springs, mappings);
		check(spring(), DuplicateKeyException.class);
		check(typed(), DuplicateUniqueKeyException.class);
		check(mapped(), EmailTakenException.class);
		this.duplicate.mark();
	}

	private static SQLExceptionTranslator translator(Duplicate duplicate, SQLExceptionTranslator springs,
			ConstraintMappings<DuplicateEntryException> mappings) {
		DuplicateKeyTranslator translator = new DuplicateKeyTranslator(new ExceptionFactory(Stream::empty, mappings),
				true, false);
		return new DuplicateKeySQLExceptionTranslator(translator, () -> List.of(duplicate.dataSource()), () -> springs);
	}

	private static void check(@Nullable DataAccessException translated, Class<?> type) {
		if (translated == null || translated.getClass() != type) {
			throw new IllegalStateException("Translated to " + translated, translated);
		}
		if (translated instanceof DuplicateEntryException entry
				&& !(CONSTRAINT.equals(entry.getViolation().constraint())
						&& "users".equals(entry.getViolation().table())
						&& List.of("email").equals(entry.getViolation().columns()))) {
			throw new IllegalStateException("Not all is known of " + entry.getViolation());
		}
	}

	@TearDown
	public void finish() throws Exception {
		if (this.duplicate != null) {
			this.duplicate.assertNothingAsked();
			this.duplicate.close();
		}
		if (this.measured != null) {
			this.measured.close();
		}
	}

	@Benchmark
	public @Nullable DataAccessException spring() {
		return translate(this.springs, this.frames);
	}

	@Benchmark
	public @Nullable DataAccessException typed() {
		return translate(this.ours, this.frames);
	}

	@Benchmark
	public @Nullable DataAccessException mapped() {
		return translate(this.mapping, this.frames);
	}

	private @Nullable DataAccessException translate(@Nullable SQLExceptionTranslator translator, int frames) {
		if (frames > 0) {
			return translate(translator, frames - 1);
		}
		if (translator == null || this.duplicate == null) {
			throw new IllegalStateException("Not prepared");
		}
		return translator.translate("PreparedStatementCallback", Duplicate.SQL, this.duplicate.error());
	}

}
