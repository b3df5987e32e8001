package io.duplicatekey.hibernate;

import java.util.List;

import org.hibernate.annotations.TenantId;
import org.hibernate.context.spi.CurrentTenantIdentifierResolver;
import org.hibernate.engine.spi.SessionImplementor;
import org.hibernate.generator.Generator;
import org.hibernate.generator.internal.TenantIdGeneration;
import org.jspecify.annotations.Nullable;

import io.duplicatekey.sql.Column;

/**
 * Whose a row is, in tables that tenants share, see {@link TenantId}.
 */
final class Tenants {

	private Tenants() {
	}

	/**
	 * Whether a generator gives a row the tenant of the session.
	 */
	static boolean isMadeBy(@Nullable Generator generator) {
		return generator instanceof TenantIdGeneration;
	}

	/**
	 * The columns in which a stored row has the session's tenant, unless that one is
	 * shown the rows of all.
	 */
	static List<Column> columns(EntityMapping mapping, SessionImplementor session) {
		CurrentTenantIdentifierResolver<Object> resolver = session.getFactory().getCurrentTenantIdentifierResolver();
		if (resolver != null && resolver.isRoot(session.getTenantIdentifierValue())) {
			return List.of();
		}
		return mapping.columns()
			.stream()
			.filter((column) -> column.part() >= 0
					&& isMadeBy(mapping.persister().getAttributeMapping(column.part()).getGenerator()))
			.map((column) -> column.mapped().column())
			.toList();
	}

}
