package io.duplicatekey.hibernate;

import java.util.EnumSet;
import java.util.Set;

import org.hibernate.annotations.CurrentTimestamp;
import org.hibernate.annotations.Generated;
import org.hibernate.annotations.UpdateTimestamp;
import org.hibernate.annotations.ValueGenerationType;
import org.hibernate.generator.EventType;
import org.hibernate.generator.Generator;
import org.hibernate.generator.OnExecutionGenerator;
import org.hibernate.persister.entity.EntityPersister;
import org.jspecify.annotations.Nullable;

import org.springframework.util.ClassUtils;

import io.duplicatekey.plan.MappedColumn.Role;

/**
 * Says what the columns of an attribute are for: by its generator, and by Spring Data's
 * annotations and interface for auditing.
 */
final class ColumnRoles {

	private static final String SPRING_DATA = "org.springframework.data.annotation.";

	private static final String AUDITABLE = "org.springframework.data.domain.Auditable";

	private final boolean auditable;

	private final @Nullable Generator generator;

	private final boolean inSql;

	ColumnRoles(EntityPersister persister, @Nullable Generator generator) {
		this.auditable = isAuditable(persister.getMappedClass());
		this.generator = generator;
		this.inSql = generator instanceof OnExecutionGenerator onExecution
				&& onExecution.referenceColumnsInSql(persister.getFactory().getJdbcServices().getDialect());
	}

	Role roleOf(Leaf leaf, boolean updatable) {
		PropertyAnnotations annotations = PropertyAnnotations.of(leaf.member());
		if (isAudited(leaf, annotations, "Created")) {
			return Role.INSERT_ONLY;
		}
		if (isAudited(leaf, annotations, "LastModified")) {
			return Role.TOUCHED;
		}
		Set<EventType> events = eventsOf(leaf, annotations);
		if (events.contains(EventType.UPDATE)) {
			return Role.TOUCHED;
		}
		return (events.contains(EventType.INSERT) || !updatable) ? Role.INSERT_ONLY : Role.DATA;
	}

	Generation generationOf(Leaf leaf) {
		Set<EventType> events = eventsOf(leaf, PropertyAnnotations.of(leaf.member()));
		if (this.generator == null || events.isEmpty()) {
			return Generation.NONE;
		}
		boolean onExecution = this.generator.generatedOnExecution();
		if (!events.contains(EventType.INSERT) && (!onExecution || this.inSql)) {
			return Generation.UPDATE_ONLY;
		}
		return onExecution ? Generation.SERVER : Generation.BEFORE;
	}

	/**
	 * Whether Spring Data's auditing sets a property.
	 */
	static boolean isAudited(EntityPersister persister, Leaf leaf) {
		ColumnRoles roles = new ColumnRoles(persister, null);
		PropertyAnnotations annotations = PropertyAnnotations.of(leaf.member());
		return roles.isAudited(leaf, annotations, "Created") || roles.isAudited(leaf, annotations, "LastModified");
	}

	private boolean isAudited(Leaf leaf, PropertyAnnotations annotations, String what) {
		return annotations.has(SPRING_DATA + what + "Date") || annotations.has(SPRING_DATA + what + "By")
				|| isAuditable(leaf, what);
	}

	private boolean isAuditable(Leaf leaf, String what) {
		return this.auditable && leaf.nested().isEmpty() && leaf.member() != null
				&& Set.of(what + "Date", what + "By").contains(capitalized(leaf.member().getAttributeName()));
	}

	/**
	 * Hibernate has one generator for an embeddable; which of its properties it is for,
	 * and when, only their annotations say.
	 */
	private Set<EventType> eventsOf(Leaf leaf, PropertyAnnotations annotations) {
		if (this.generator == null) {
			return Set.of();
		}
		if (leaf.nested().isEmpty()) {
			return this.generator.getEventTypes();
		}
		if (annotations.has(UpdateTimestamp.class.getName())) {
			return EnumSet.of(EventType.INSERT, EventType.UPDATE);
		}
		return annotations.find(CurrentTimestamp.class)
			.map((found) -> found.getEnumArray("event", EventType.class))
			.or(() -> annotations.find(Generated.class).map((found) -> found.getEnumArray("event", EventType.class)))
			.<Set<EventType>>map(Set::of)
			.orElseGet(() -> otherEventsOf(annotations));
	}

	private Set<EventType> otherEventsOf(PropertyAnnotations annotations) {
		if (annotations.has("org.hibernate.annotations.CreationTimestamp")) {
			return Set.of(EventType.INSERT);
		}
		boolean generated = annotations.has(ValueGenerationType.class.getName());
		return (generated && this.generator != null) ? this.generator.getEventTypes() : Set.of();
	}

	private static String capitalized(String name) {
		return Character.toUpperCase(name.charAt(0)) + name.substring(1);
	}

	private static boolean isAuditable(Class<?> entity) {
		return ClassUtils.getAllInterfacesForClassAsSet(entity)
			.stream()
			.anyMatch((type) -> type.getName().equals(AUDITABLE));
	}

}
