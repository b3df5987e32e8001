package io.duplicatekey.hibernate;

import org.hibernate.generator.Generator;
import org.hibernate.generator.OnExecutionGenerator;
import org.hibernate.metamodel.mapping.AttributeMapping;
import org.hibernate.metamodel.mapping.SelectableMapping;
import org.hibernate.persister.entity.EntityPersister;
import org.jspecify.annotations.Nullable;

import io.duplicatekey.plan.MappedColumn.Role;

/**
 * What an insert writes into the columns of an attribute.
 */
final class AttributeWriting {

	private final ColumnRoles roles;

	private final boolean insertable;

	/**
	 * SQL by column, {@code null} if the server makes no value inside the statement.
	 */
	private final @Nullable String @Nullable [] expressions;

	AttributeWriting(EntityPersister persister, AttributeMapping attribute) {
		Generator generator = attribute.getGenerator();
		this.roles = new ColumnRoles(persister, generator);
		this.expressions = (generator instanceof OnExecutionGenerator onExecution && generator.generatedOnExecution()
				&& generator.generatesOnInsert()) ? expressionsOf(onExecution, persister) : null;
		boolean before = generator != null && generator.generatesOnInsert() && !generator.generatedOnExecution();
		this.insertable = before || this.expressions != null
				|| persister.getPropertyInsertability()[attribute.getStateArrayPosition()];
	}

	private static @Nullable String @Nullable [] expressionsOf(OnExecutionGenerator generator,
			EntityPersister persister) {
		var dialect = persister.getFactory().getJdbcServices().getDialect();
		return (generator.referenceColumnsInSql(dialect) && !generator.writePropertyValue())
				? generator.getReferencedColumnValues(dialect) : null;
	}

	Role roleOf(Leaf leaf, SelectableMapping selectable, boolean updatable) {
		if (!this.insertable || !selectable.isInsertable()) {
			// Nothing is written, so it does not matter.
			return Role.DATA;
		}
		return this.roles.roleOf(leaf, updatable);
	}

	Generation generationOf(Leaf leaf) {
		return this.roles.generationOf(leaf);
	}

	boolean inserts(int index, Leaf leaf, SelectableMapping selectable) {
		if (!this.insertable || !selectable.isInsertable()) {
			return false;
		}
		boolean server = this.roles.generationOf(leaf) == Generation.SERVER;
		return !server || this.expressions == null || isSql(index);
	}

	String expression(int index, SelectableMapping selectable) {
		String sql = (this.expressions != null && isSql(index)) ? this.expressions[index] : null;
		return (sql != null) ? sql : selectable.getWriteExpression();
	}

	private boolean isSql(int index) {
		return this.expressions != null && this.expressions[index] != null && !"?".equals(this.expressions[index]);
	}

}
