package io.duplicatekey.hibernate;

import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.sql.Types;

import org.hibernate.engine.spi.SessionImplementor;
import org.hibernate.metamodel.mapping.EntityMappingType;
import org.hibernate.metamodel.mapping.JdbcMapping;
import org.jspecify.annotations.Nullable;

import org.springframework.dao.InvalidDataAccessApiUsageException;
import org.springframework.util.ClassUtils;
import org.springframework.util.NumberUtils;

import io.duplicatekey.sql.Expression;
import io.duplicatekey.jdbc.ValueBinder;

/**
 * Binds with Hibernate's binders.
 *
 * @param plan the plan whose values are bound
 * @param session the session of the call
 */
record EntityValueBinder(EntityPlan plan, SessionImplementor session) implements ValueBinder {

	@Override
	public void bind(PreparedStatement statement, int index, int column, @Nullable Object value) throws SQLException {
		bind(statement, index, this.plan.columns().get(column).selectable().getJdbcMapping(), value);
	}

	@Override
	public void bind(PreparedStatement statement, int index, Expression.Constant constant, @Nullable Object value)
			throws SQLException {
		if (constant.like() != null) {
			EntityColumn column = this.plan.mapping().column(constant.like());
			JdbcMapping mapping = column.selectable().getJdbcMapping();
			bind(statement, index, mapping, mapping.convertToRelationalValue(domainValue(column, value)));
		}
		else if (value == null) {
			statement.setNull(index, Types.NULL);
		}
		else {
			JdbcMapping mapping = this.session.getFactory()
				.getTypeConfiguration()
				.getBasicTypeForJavaType(value.getClass());
			if (mapping == null) {
				throw new InvalidDataAccessApiUsageException(
						"Hibernate maps no column type to a " + value.getClass().getName());
			}
			bind(statement, index, mapping, mapping.convertToRelationalValue(value));
		}
	}

	@SuppressWarnings("unchecked")
	private void bind(PreparedStatement statement, int index, JdbcMapping mapping, @Nullable Object value)
			throws SQLException {
		mapping.getJdbcValueBinder().bind(statement, value, index, this.session);
	}

	/**
	 * A value of the property's type: an expression has numbers as they come, and can
	 * have the entity that a foreign key refers to.
	 */
	@SuppressWarnings("unchecked")
	private @Nullable Object domainValue(EntityColumn column, @Nullable Object value) {
		Class<?> type = ClassUtils.resolvePrimitiveIfNecessary(column.mapped().type());
		if (value instanceof Number number && Number.class.isAssignableFrom(type)) {
			return NumberUtils.convertNumberToTargetClass(number, (Class<? extends Number>) type);
		}
		EntityMappingType target = (column.leaf() != null) ? column.leaf().target() : null;
		if (target != null && value != null && target.getEntityPersister().isInstance(value)) {
			return target.getEntityPersister().getIdentifier(value, this.session);
		}
		return value;
	}

}
