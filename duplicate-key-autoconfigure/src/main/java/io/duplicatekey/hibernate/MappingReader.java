package io.duplicatekey.hibernate;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;

import org.hibernate.generator.Generator;
import org.hibernate.metamodel.mapping.AttributeMapping;
import org.hibernate.metamodel.mapping.EntityDiscriminatorMapping;
import org.hibernate.metamodel.mapping.EntityVersionMapping;
import org.hibernate.metamodel.mapping.NaturalIdMapping;
import org.hibernate.metamodel.mapping.PluralAttributeMapping;
import org.hibernate.metamodel.mapping.SelectableMapping;
import org.hibernate.metamodel.mapping.SoftDeleteMapping;
import org.hibernate.persister.entity.EntityPersister;
import org.hibernate.type.CompositeType;
import org.hibernate.type.SqlTypes;
import org.jspecify.annotations.Nullable;

import io.duplicatekey.sql.Column;
import io.duplicatekey.plan.MappedColumn;
import io.duplicatekey.plan.MappedColumn.Role;
import io.duplicatekey.plan.TableMapping;

/**
 * Reads an {@link EntityMapping} from Hibernate's mapping.
 */
final class MappingReader {

	/**
	 * What Hibernate 7 calls the parts of an id with an id class.
	 */
	private static final String IDENTIFIER_MAPPER = "_identifierMapper";

	private static final String MAPS_ID = "jakarta.persistence.MapsId";

	private final EntityPersister persister;

	private final MappedTable table;

	private final List<EntityColumn> columns = new ArrayList<>();

	private final Set<String> inserted = new HashSet<>();

	MappingReader(EntityPersister persister, String where) {
		this.persister = persister;
		this.table = MappedTable.of(persister, where);
	}

	EntityMapping read() {
		readId();
		this.persister.forEachAttributeMapping((position, attribute) -> readAttribute(attribute));
		readDiscriminator();
		String softDelete = readSoftDelete();
		List<MappedColumn> mapped = this.columns.stream().map(EntityColumn::mapped).toList();
		TableMapping mapping = new TableMapping(this.table.owner(), this.table.name(), mapped, naturalId(),
				new DeclaredKeys(this.persister, this.columns).read());
		return new EntityMapping(this.persister, mapping, List.copyOf(this.columns), softDelete);
	}

	private void readId() {
		Role role = idRole();
		Map<String, Leaf> leaves = Leaves.of(this.persister.getIdentifierMapping());
		this.persister.getIdentifierMapping().forEachSelectable((index, selectable) -> {
			Leaf leaf = leaves.get(selectable.getSelectionExpression());
			add(selectable, EntityColumn.ID, leaf, role, true, false, selectable.getWriteExpression(), Generation.NONE);
		});
	}

	/**
	 * An id whose generator can take the one that the entity has is not always new, nor
	 * is one that comes from an association, nor one of several parts.
	 */
	private Role idRole() {
		Generator generator = this.persister.getGenerator();
		if (generator.generatedOnExecution()) {
			return Role.GENERATED_ID;
		}
		boolean made = generator.generatesOnInsert() && !generator.allowAssignedIdentifiers() && !isFromAssociation()
				&& !(this.persister.getIdentifierType() instanceof CompositeType);
		return made ? Role.MADE_ID : Role.ID;
	}

	private boolean isFromAssociation() {
		List<AttributeMapping> attributes = new ArrayList<>();
		this.persister.forEachAttributeMapping((position, attribute) -> attributes.add(attribute));
		return attributes.stream().anyMatch((attribute) -> PropertyAnnotations.of(attribute).has(MAPS_ID));
	}

	private void readAttribute(AttributeMapping attribute) {
		if (attribute instanceof PluralAttributeMapping || attribute.getAttributeName().equals(IDENTIFIER_MAPPER)) {
			return;
		}
		AttributeWriting writing = new AttributeWriting(this.persister, attribute);
		Map<String, Leaf> leaves = Leaves.of(attribute);
		attribute.forEachSelectable((index, selectable) -> {
			if (selectable.isFormula()) {
				return;
			}
			String name = EntityMapping.nameOf(selectable);
			Leaf leaf = leaves.getOrDefault(selectable.getSelectionExpression(),
					new Leaf(attribute.getAttributeName() + "." + name, List.of(), attribute, null, false));
			this.table.check(selectable, leaf.path());
			boolean updates = selectable.isUpdateable() && !isFixedNaturalId(attribute);
			Role role = isVersion(attribute) ? Role.VERSION : writing.roleOf(leaf, selectable, updates);
			Generation generation = writing.generationOf(leaf);
			boolean inserted = writing.inserts(index, leaf, selectable);
			boolean updatable = this.persister.isMutable() && updates && role != Role.INSERT_ONLY
					&& (inserted || generation == Generation.NONE);
			add(selectable, attribute.getStateArrayPosition(), leaf, role, inserted, updatable,
					writing.expression(index, selectable), generation);
		});
	}

	/**
	 * Hibernate 7.4 maps its columns as not updatable; before, a change is an error.
	 */
	private boolean isFixedNaturalId(AttributeMapping attribute) {
		NaturalIdMapping naturalId = this.persister.getNaturalIdMapping();
		return naturalId != null && !naturalId.isMutable() && naturalId().contains(attribute.getAttributeName());
	}

	private boolean isVersion(AttributeMapping attribute) {
		EntityVersionMapping version = this.persister.getVersionMapping();
		return version != null
				&& version.getVersionAttribute().getStateArrayPosition() == attribute.getStateArrayPosition();
	}

	private void readDiscriminator() {
		EntityDiscriminatorMapping discriminator = this.persister.getDiscriminatorMapping();
		if (discriminator != null && discriminator.hasPhysicalColumn() && discriminator.isInsertable()) {
			String value = this.persister.getDiscriminatorSQLValue();
			add(discriminator, EntityColumn.NONE, null, Role.DATA, true, false, value, Generation.NONE);
		}
	}

	private String readSoftDelete() {
		SoftDeleteMapping softDelete = this.persister.getSoftDeleteMapping();
		if (softDelete == null) {
			return "";
		}
		String notDeleted = softDelete.getWriteExpression();
		add(softDelete, EntityColumn.NONE, null, Role.DATA, true, true, (notDeleted != null) ? notDeleted : "null",
				Generation.NONE);
		return EntityMapping.nameOf(softDelete);
	}

	private void add(SelectableMapping selectable, int part, @Nullable Leaf leaf, Role role, boolean insertable,
			boolean updatable, String write, Generation generation) {
		String name = EntityMapping.nameOf(selectable);
		// A column can be mapped twice, and only one property writes it.
		boolean first = insertable && this.inserted.add(name.toLowerCase(Locale.ROOT));
		Column column = new Column(name, write, isText(selectable));
		Class<?> type = selectable.getJdbcMapping().getJavaTypeDescriptor().getJavaTypeClass();
		MappedColumn mapped = new MappedColumn((leaf != null) ? leaf.path() : null, column, type, first, updatable,
				role);
		this.columns.add(new EntityColumn(mapped, selectable, part, leaf, generation));
	}

	private static boolean isText(SelectableMapping selectable) {
		var type = selectable.getJdbcMapping().getJdbcType();
		return type.isStringLike() || type.getDdlTypeCode() == SqlTypes.JSON
				|| type.getDefaultSqlTypeCode() == SqlTypes.JSON;
	}

	private List<String> naturalId() {
		NaturalIdMapping naturalId = this.persister.getNaturalIdMapping();
		return (naturalId != null)
				? naturalId.getNaturalIdAttributes().stream().map(AttributeMapping::getAttributeName).toList()
				: List.of();
	}

}
