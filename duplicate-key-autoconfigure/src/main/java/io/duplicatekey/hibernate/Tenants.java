package io.duplicatekey.hibernate;

import java.util.List;
import java.util.stream.Stream;

import org.hibernate.annotations.TenantId;
import org.hibernate.context.spi.CurrentTenantIdentifierResolver;
import org.hibernate.engine.spi.SessionImplementor;
import org.hibernate.generator.Generator;
import org.hibernate.generator.internal.TenantIdGeneration;
import org.jspecify.annotations.Nullable;

import io.duplicatekey.InvalidDeclarationException;
import io.duplicatekey.plan.UpsertPlan;
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
		return of(mapping).map((column) -> column.mapped().column()).toList();
	}

	/**
	 * Refuse a key that finds rows of other tenants too.
	 * @throws InvalidDeclarationException if the key lacks the tenant
	 */
	static void check(UpsertPlan plan, EntityMapping mapping) {
		of(mapping).map(EntityColumn::mapped)
			.filter((tenant) -> !plan.insert().key().contains(tenant.column().name()))
			.forEach((tenant) -> {
				String where = plan.definition().where();
				throw new InvalidDeclarationException(
						where + " finds rows by " + plan.insert().key() + ", without the tenant in '"
								+ tenant.property() + "' of " + mapping.table().owner()
								+ ": it could find another tenant's row.",
						"Name '" + tenant.property()
								+ "' in key too, and let a unique index consist of these columns.");
			});
	}

	private static Stream<EntityColumn> of(EntityMapping mapping) {
		return mapping.columns()
			.stream()
			.filter((column) -> column.part() >= 0
					&& isMadeBy(mapping.persister().getAttributeMapping(column.part()).getGenerator()));
	}

}
