package io.duplicatekey.hibernate;

import java.lang.reflect.Field;
import java.lang.reflect.Member;
import java.lang.reflect.Method;
import java.lang.reflect.Modifier;

import org.hibernate.jpa.event.spi.CallbackType;
import org.hibernate.metamodel.mapping.AttributeMapping;
import org.hibernate.persister.entity.EntityPersister;
import org.jspecify.annotations.Nullable;

import org.springframework.core.MethodParameter;
import org.springframework.core.convert.TypeDescriptor;

import io.duplicatekey.plan.MappedColumn;
import io.duplicatekey.plan.MappedColumn.Role;

/**
 * Says of a column what its property takes, and whether an upsert would write it.
 */
final class EntityFieldReader {

	private final EntityPlan plan;

	/**
	 * Whether a callback can set what the import does not, or change what it does.
	 */
	private final boolean callbacks;

	EntityFieldReader(EntityPlan plan) {
		this.plan = plan;
		EntityPersister persister = plan.persister();
		this.callbacks = persister.getFactory()
			.getEventEngine()
			.getCallbackRegistry()
			.hasRegisteredCallbacks(persister.getMappedClass(), CallbackType.PRE_PERSIST);
	}

	/**
	 * Whether a column is a property that can be set alone. A part of an id that is an
	 * association is not: the id and the association would have to agree.
	 */
	static boolean isField(EntityColumn column) {
		Leaf leaf = column.leaf();
		return leaf != null && column.settable() && !(column.part() == EntityColumn.ID && leaf.target() != null);
	}

	EntityField read(EntityColumn column) {
		MappedColumn mapped = column.mapped();
		Leaf leaf = column.leaf();
		if (leaf == null) {
			throw new IllegalArgumentException(mapped.column().name() + " is no property");
		}
		boolean key = this.plan.plan().insert().key().contains(mapped.column().name());
		TypeDescriptor type = typeOf(leaf, mapped.type());
		boolean nullable = !key && !type.isPrimitive() && (this.callbacks || column.selectable().isNullable());
		return new EntityField(leaf.path(), mapped.column().name(), type, nullable, key, unwritten(column, leaf));
	}

	private String unwritten(EntityColumn column, Leaf leaf) {
		Role role = column.mapped().role();
		if (role == Role.VERSION) {
			return "a new row always has the first version";
		}
		if (role == Role.MADE_ID && this.plan.makesIds()) {
			return "each row gets a new id";
		}
		if (column.generation() != Generation.NONE) {
			return "its value is generated";
		}
		if (this.callbacks && ColumnRoles.isAudited(this.plan.persister(), leaf)) {
			return "Spring Data's auditing sets it";
		}
		return this.plan.columns().contains(column) ? "" : "an insert leaves it out";
	}

	private static TypeDescriptor typeOf(Leaf leaf, Class<?> mapped) {
		TypeDescriptor declared = (leaf.target() == null) ? declaredType(leaf.member()) : null;
		return (declared != null && !isVague(declared.getType(), mapped)) ? declared : TypeDescriptor.valueOf(mapped);
	}

	/**
	 * What a class declares with its annotations, for instance a format.
	 */
	private static @Nullable TypeDescriptor declaredType(@Nullable AttributeMapping attribute) {
		Member member = (attribute != null) ? attribute.getPropertyAccess().getGetter().getMember() : null;
		if (member instanceof Field field) {
			return new TypeDescriptor(field);
		}
		return (member instanceof Method method) ? new TypeDescriptor(new MethodParameter(method, -1)) : null;
	}

	/**
	 * The declared type of a superclass can be a type variable, whose bound any text is.
	 */
	private static boolean isVague(Class<?> declared, Class<?> mapped) {
		return declared != mapped && declared.isAssignableFrom(mapped)
				&& (declared == Object.class || Modifier.isAbstract(declared.getModifiers()))
				&& !declared.isPrimitive();
	}

}
