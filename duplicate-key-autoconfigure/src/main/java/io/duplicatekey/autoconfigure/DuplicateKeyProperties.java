package io.duplicatekey.autoconfigure;

import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.Map;

import org.jspecify.annotations.Nullable;

import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

import io.duplicatekey.DuplicateEntryException;
import io.duplicatekey.upsert.WithoutLocalInfile;

/**
 * The properties under {@code duplicate-key}.
 *
 * @param enabled Whether duplicate keys arrive as typed exceptions at all.
 * @param exposeValues Whether messages and violations carry the offending value. It is
 * user data, and ends up in logs.
 * @param resolveColumns Whether to ask the database for the columns of a violated key,
 * and on servers whose messages do not name the table for that, when the key is first
 * violated.
 * @param exceptions Exception classes by constraint, as in "[users.uk_users_email]".
 * Brackets keep every character of it.
 * @param validate Whether to compare the mapped constraints and the keys of upserts with
 * the schema when the application starts, and what to do about a wrong one.
 * @param translator The translator for JdbcTemplate and what builds on it.
 * @param jpa The translation in JPA repositories and at commit.
 * @param aspect The advice around methods.
 * @param upsert The methods with an Upsert annotation.
 * @param web The answers to requests that end in a duplicate key.
 * @param metrics The meters and observations of Micrometer.
 * @param endpoint The actuator's endpoint duplicatekeys.
 * @param diagnosis The causes of duplicates.
 */
@ConfigurationProperties("duplicate-key")
record DuplicateKeyProperties(@DefaultValue("true") boolean enabled, @DefaultValue("false") boolean exposeValues,
		@DefaultValue("true") boolean resolveColumns,
		@DefaultValue Map<String, Class<? extends DuplicateEntryException>> exceptions,
		@DefaultValue("off") Validate validate, @DefaultValue Translator translator, @DefaultValue Jpa jpa,
		@DefaultValue Aspect aspect, @DefaultValue Upsert upsert, @DefaultValue Web web, @DefaultValue Metrics metrics,
		@DefaultValue Endpoint endpoint, @DefaultValue Diagnosis diagnosis) {

	/**
	 * One for all: there is one bean of it. Spring asks for it at start, and a record's
	 * own is made at run time, which takes longer than reading all the properties.
	 */
	@Override
	public int hashCode() {
		return DuplicateKeyProperties.class.hashCode();
	}

	/**
	 * The properties under {@code duplicate-key.translator}.
	 *
	 * @param enabled Whether to register a SQLExceptionTranslator, which JdbcTemplate,
	 * JdbcClient and Spring Data JDBC use.
	 */
	record Translator(@DefaultValue("true") boolean enabled) {

	}

	/**
	 * The properties under {@code duplicate-key.jpa}.
	 *
	 * @param enabled Whether to translate in JPA repositories, on flush and at commit.
	 */
	record Jpa(@DefaultValue("true") boolean enabled) {

	}

	/**
	 * The properties under {@code duplicate-key.aspect}.
	 *
	 * @param enabled Whether to advise methods that have an OnDuplicateKey annotation.
	 * @param adviseTransactional Whether to advise every transactional method too, so
	 * that exceptions of Hibernate, MyBatis, jOOQ and JDBC leave it as typed ones.
	 */
	record Aspect(@DefaultValue("true") boolean enabled, @DefaultValue("false") boolean adviseTransactional) {

	}

	/**
	 * The properties under {@code duplicate-key.upsert}.
	 *
	 * @param enabled Whether methods of JPA repositories can have an Upsert annotation.
	 * @param rowReference How a statement refers to the row that it would have inserted.
	 * @param withoutLocalInfile What an upsert via LOAD_DATA does where LOAD DATA LOCAL
	 * is switched off at the server or in the driver.
	 * @param sortRows Whether rows are sorted by their keys before they are written, so
	 * that calls at the same time deadlock less. New rows get their AUTO_INCREMENT ids in
	 * the order of the keys then.
	 * @param retry The retries of calls that have a transaction of their own.
	 * @param bulkIsolation At which isolation a call with a thousand rows or more, or an
	 * unknown number, runs in a transaction of its own that declares none.
	 */
	record Upsert(@DefaultValue("true") boolean enabled, @DefaultValue("auto") RowReference rowReference,
			@DefaultValue("fail") WithoutLocalInfile withoutLocalInfile, @DefaultValue("true") boolean sortRows,
			@DefaultValue Retry retry, @DefaultValue("read-committed") BulkIsolation bulkIsolation) {

	}

	/**
	 * The properties under {@code duplicate-key.upsert.retry}.
	 *
	 * @param maxAttempts How often to try a call at most that a deadlock or a wait for a
	 * lock has ended; 1 for no retries.
	 * @param initialInterval Longest pause before the second attempt. Each pause is a
	 * random part of its interval, between half and all of it.
	 * @param multiplier How much longer each pause can be than the one before.
	 * @param maxInterval Longest pause.
	 */
	record Retry(@DefaultValue("5") int maxAttempts, @DefaultValue("50ms") Duration initialInterval,
			@DefaultValue("2") double multiplier, @DefaultValue("2s") Duration maxInterval) {

	}

	/**
	 * The properties under {@code duplicate-key.web}.
	 *
	 * @param enabled Whether a web application answers 409 with a problem detail to a
	 * request that ends in a duplicate key which no handler of its own takes.
	 * @param type URI that identifies the problem to clients.
	 * @param includeConstraint Whether the problem detail names the table and the
	 * constraint. Columns and values it never names.
	 */
	record Web(@DefaultValue("true") boolean enabled, @DefaultValue("about:blank") URI type,
			@DefaultValue("false") boolean includeConstraint) {

	}

	/**
	 * The properties under {@code duplicate-key.metrics}.
	 *
	 * @param enabled Whether violations are counted and upserts observed, where
	 * Micrometer is there.
	 * @param maxKeys Most unique keys that have a counter of their own. Violations of
	 * further ones are counted together as "other".
	 * @param observeUpserts Whether each call of an upsert is an observation, which gives
	 * it a timer and a span.
	 */
	record Metrics(@DefaultValue("true") boolean enabled, @DefaultValue("200") int maxKeys,
			@DefaultValue("true") boolean observeUpserts) {

	}

	/**
	 * The properties under {@code duplicate-key.endpoint}.
	 *
	 * @param lastViolations How many violations the endpoint remembers, without values.
	 * @param maxKeys Most unique keys whose violations the endpoint counts by themselves.
	 */
	record Endpoint(@DefaultValue("50") int lastViolations, @DefaultValue("200") int maxKeys) {

	}

	/**
	 * The properties under {@code duplicate-key.diagnosis}.
	 *
	 * @param enabled Whether there is a bean that finds out why a duplicate happened.
	 * @param log Whether to log a diagnosis of each duplicate, after its transaction.
	 * @param logInterval How long a key is not diagnosed again for the log.
	 * @param timeout Longest time that a diagnosis looks into the schema.
	 * @param queryTimeout Longest time of each of its queries, rounded up to a second.
	 * @param softDeleteColumns Names of columns that mark a row as deleted: a time, a
	 * flag, or a text such as Y.
	 */
	record Diagnosis(@DefaultValue("true") boolean enabled, @DefaultValue("false") boolean log,
			@DefaultValue("1m") Duration logInterval, @DefaultValue("3s") Duration timeout,
			@DefaultValue("1s") Duration queryTimeout, @DefaultValue( {
					"deleted", "is_deleted", "deleted_at", "deleted_on", "deleted_date", "removed",
					"removed_at" }) List<String> softDeleteColumns){

	}

	/**
	 * How a statement refers to the row that it would have inserted.
	 */
	enum RowReference {

		/** What the server's version understands. */
		AUTO(null),

		/** A row alias, from MySQL 8.0.19 on. */
		ALIAS(io.duplicatekey.sql.RowReference.ALIAS),

		/** The function VALUES, on older servers, on MariaDB, and for some proxies. */
		VALUES(io.duplicatekey.sql.RowReference.VALUES);

		private final io.duplicatekey.sql.@Nullable RowReference sql;

		RowReference(io.duplicatekey.sql.@Nullable RowReference sql) {
			this.sql = sql;
		}

		/**
		 * The way to write, {@code null} to choose by the server's version.
		 */
		io.duplicatekey.sql.@Nullable RowReference toSql() {
			return this.sql;
		}

	}

	/**
	 * At which isolation calls with many rows run.
	 */
	enum BulkIsolation {

		/** READ COMMITTED, at which far fewer of them end in a deadlock. */
		READ_COMMITTED,

		/** What the data source and the server have. */
		DEFAULT

	}

	/**
	 * What to do about declarations that do not fit the schema.
	 */
	enum Validate {

		/** Not to look for them. */
		OFF,

		/** To log each, and to start. */
		WARN,

		/** Not to start. */
		FAIL

	}

}
