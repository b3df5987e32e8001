package io.duplicatekey.observation;

import java.util.Set;

import io.micrometer.observation.Observation;

import io.duplicatekey.jdbc.UpsertReport;
import io.duplicatekey.upsert.UpsertForm;

/**
 * What is known of an upsert while it is observed. Which call it is is known from the
 * beginning, what it did when it ends. It never has values of rows.
 */
public final class UpsertObservationContext extends Observation.Context {

	private final String method;

	private final Class<?> entityType;

	private final UpsertReport report;

	/**
	 * Create a context.
	 * @param method what was called
	 * @param entityType the declared type of the rows
	 * @param report what the call did
	 */
	UpsertObservationContext(String method, Class<?> entityType, UpsertReport report) {
		this.method = method;
		this.entityType = entityType;
		this.report = report;
	}

	/**
	 * What was called.
	 * @return the method of a repository, as in {@code ProductRepository.upsertAll}, or
	 * the last step of a description, as in {@code UpsertOperations.execute}
	 */
	public String getMethod() {
		return this.method;
	}

	/**
	 * The declared type of the rows.
	 * @return an entity, whose subclasses the rows can be
	 */
	public Class<?> getEntityType() {
		return this.entityType;
	}

	/**
	 * In which forms rows were written.
	 * @return the forms: none where there was nothing to write, several where rows are of
	 * several classes or are committed in between
	 */
	public Set<UpsertForm> getForms() {
		return this.report.forms();
	}

	/**
	 * How often a transaction of the call was tried again.
	 * @return the number, 0 for never
	 */
	public int getRetries() {
		return this.report.retries();
	}

	/**
	 * How many rows were inserted.
	 * @return the number, of the rows that were counted
	 */
	public long getInserted() {
		return this.report.inserted();
	}

	/**
	 * How many rows changed a stored one.
	 * @return the number, of the rows that were counted
	 */
	public long getUpdated() {
		return this.report.updated();
	}

	/**
	 * How many rows changed nothing.
	 * @return the number, of the rows that were counted
	 */
	public long getUnchanged() {
		return this.report.unchanged();
	}

	/**
	 * How many rows were written and not counted, because the return type does not ask
	 * what became of them.
	 * @return the number
	 */
	public long getUnknown() {
		return this.report.unknown();
	}

}
