package io.duplicatekey.plan;

import java.util.List;

import io.duplicatekey.sql.Insert;

/**
 * An upsert, checked and ready to be written. Each is equal to itself alone, so that what
 * is made of one can be found again without looking into it.
 */
public final class UpsertPlan {

	private final UpsertDefinition definition;

	private final TableMapping mapping;

	private final Insert insert;

	private final List<MappedColumn> columns;

	/**
	 * Create a plan.
	 * @param definition what was declared
	 * @param mapping the table
	 * @param insert what is written
	 * @param columns the mapped column for each column of the insert, in its order
	 */
	public UpsertPlan(UpsertDefinition definition, TableMapping mapping, Insert insert, List<MappedColumn> columns) {
		this.definition = definition;
		this.mapping = mapping;
		this.insert = insert;
		this.columns = columns;
	}

	/**
	 * What was declared.
	 * @return the definition
	 */
	public UpsertDefinition definition() {
		return this.definition;
	}

	/**
	 * The table.
	 * @return its mapping
	 */
	public TableMapping mapping() {
		return this.mapping;
	}

	/**
	 * What is written.
	 * @return the insert
	 */
	public Insert insert() {
		return this.insert;
	}

	/**
	 * The mapped column for each column of the insert.
	 * @return the columns, in the insert's order
	 */
	public List<MappedColumn> columns() {
		return this.columns;
	}

}
