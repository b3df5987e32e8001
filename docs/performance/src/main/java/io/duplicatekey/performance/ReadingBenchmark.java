package io.duplicatekey.performance;

import java.sql.SQLException;
import java.sql.SQLIntegrityConstraintViolationException;
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
import org.openjdk.jmh.annotations.Warmup;

import org.springframework.dao.DataIntegrityViolationException;

import io.duplicatekey.mysql.DuplicateKeyError;

/**
 * Finding and reading one duplicate. The median of samples rather than the mean, because
 * other work on the machine interrupts some of them for longer than all the rest takes.
 */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.SampleTime)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
@Fork(3)
@Warmup(iterations = 10, time = 1)
@Measurement(iterations = 5, time = 1)
public class ReadingBenchmark {

	/**
	 * What is read.
	 */
	@Param
	public Text text = Text.MYSQL;

	private @Nullable Throwable failure;

	@Setup
	public void prepare() {
		this.failure = this.text.failure();
		DuplicateKeyError error = find();
		String key = (error == null) ? "none" : error.keyTexts().isEmpty() ? "unknown" : error.keyTexts().get(0);
		if (!key.equals(this.text.key)) {
			throw new IllegalStateException(this.text + " is read as " + key);
		}
	}

	@Benchmark
	public @Nullable DuplicateKeyError find() {
		return DuplicateKeyError.find(this.failure);
	}

	/**
	 * Errors as drivers throw them, with the key that is to be found.
	 */
	public enum Text {

		/** English, as MySQL writes it from 8.0.19 on. */
		MYSQL("users.uk_users_email", "Duplicate entry 'ann@example.com' for key 'users.uk_users_email'"),

		/** English, as MariaDB and older MySQL write it. */
		MARIADB("uk_users_email", "Duplicate entry 'ann@example.com' for key 'uk_users_email'"),

		/** The same through MariaDB's own driver. */
		MARIADB_DRIVER("uk_users_email", "(conn=42) Duplicate entry 'ann@example.com' for key 'uk_users_email'"),

		/** The longest value and names that a server writes. */
		LONG("t".repeat(64) + "." + "k".repeat(64),
				"Duplicate entry '" + "v".repeat(64) + "' for key '" + "t".repeat(64) + "." + "k".repeat(64) + "'"),

		/** The language that is looked for last. */
		UKRAINIAN("users.uk_users_email", "Дублюючий запис 'ann@example.com' для ключа 'users.uk_users_email'"),

		/** A text of a trigger's own under the code and state of a duplicate. */
		UNREADABLE("unknown", "The e-mail address ann@example.com is taken already, please choose another one"),

		/** In wrappers, as it leaves a JPA repository without translation. */
		WRAPPED("users.uk_users_email", "Duplicate entry 'ann@example.com' for key 'users.uk_users_email'"),

		/** Another error: what everybody else pays. */
		OTHER_ERROR("none", "Column 'email' cannot be null");

		private final String key;

		private final String message;

		Text(String key, String message) {
			this.key = key;
			this.message = message;
		}

		private Throwable failure() {
			SQLException error = new SQLIntegrityConstraintViolationException(this.message, "23000",
					(this == OTHER_ERROR) ? 1048 : 1062);
			return (this != WRAPPED) ? error : new DataIntegrityViolationException("could not execute statement",
					new RuntimeException("could not execute statement", error));
		}

	}

}
