package io.duplicatekey.hibernate;

import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeSet;
import java.util.function.Predicate;

import jakarta.persistence.EntityManagerFactory;
import org.hibernate.engine.spi.SessionFactoryImplementor;
import org.hibernate.persister.entity.EntityPersister;
import org.jspecify.annotations.Nullable;

import io.duplicatekey.InvalidDeclarationException;
import io.duplicatekey.mysql.WrittenTable;
import io.duplicatekey.plan.MappedColumn;

/**
 * The unique keys of all entities of a persistence unit, as they are mapped: ids, natural
 * ids and declared unique constraints. Of an entity whose rows are in several tables it
 * is the id alone.
 */
public final class MappedKeys {

	private final Map<Object, MappedKey> keys = new LinkedHashMap<>();

	private MappedKeys() {
	}

	/**
	 * Read the mapping; no database is asked.
	 * @param factory the persistence unit
	 * @return the keys, each once, with the topmost class of those that have it
	 */
	public static List<MappedKey> of(EntityManagerFactory factory) {
		List<EntityPersister> persisters = new ArrayList<>();
		factory.unwrap(SessionFactoryImplementor.class).getMappingMetamodel().forEachEntityDescriptor(persisters::add);
		persisters.sort(Comparator.comparingInt(MappedKeys::depth).thenComparing(EntityPersister::getEntityName));
		MappedKeys keys = new MappedKeys();
		persisters.forEach(keys::read);
		return List.copyOf(keys.keys.values());
	}

	private static int depth(EntityPersister persister) {
		int depth = 0;
		for (Class<?> type = persister.getMappedClass(); type != null; type = type.getSuperclass()) {
			depth++;
		}
		return depth;
	}

	private void read(EntityPersister persister) {
		EntityMapping mapping;
		try {
			mapping = EntityMapping.of(persister, "duplicatekeys");
		}
		catch (InvalidDeclarationException ex) {
			// Its rows are in several tables, or in none: it can only be read.
			readId(persister);
			return;
		}
		add(mapping, "PRIMARY", (column) -> column.part() == EntityColumn.ID);
		List<String> naturalId = mapping.table().naturalId();
		add(mapping, null, (column) -> naturalId.stream().anyMatch(column.mapped()::belongsTo));
		Map<List<String>, String> names = new DeclaredKeys(persister, mapping.columns()).names();
		for (List<String> columns : mapping.table().uniqueKeys()) {
			add(mapping, names.get(columns), (column) -> columns.contains(column.mapped().column().name()));
		}
	}

	private void add(EntityMapping mapping, @Nullable String constraint, Predicate<EntityColumn> part) {
		List<MappedColumn> columns = mapping.columns()
			.stream()
			.filter((column) -> column.mapped().insertable() && part.test(column))
			.map(EntityColumn::mapped)
			.toList();
		add(new MappedKey(mapping.persister().getEntityName(), mapping.table().table().name(), constraint,
				columns.stream().map((column) -> column.column().name()).toList(),
				columns.stream().map(MappedColumn::property).filter(Objects::nonNull).toList()));
	}

	private void readId(EntityPersister persister) {
		List<String> columns = new ArrayList<>();
		List<String> tables = new ArrayList<>();
		persister.getIdentifierMapping().forEachSelectable((index, column) -> {
			columns.add(EntityMapping.nameOf(column));
			tables.add(column.getContainingTableExpression());
		});
		WrittenTable table = tables.isEmpty() ? null : WrittenTable.named(tables.get(0).replace('"', '`'));
		if (table != null) {
			add(new MappedKey(persister.getEntityName(), table.table(), "PRIMARY", columns,
					List.of(persister.getIdentifierMapping().getAttributeName())));
		}
	}

	/**
	 * The natural id is often declared as a constraint too, whose name is then known.
	 */
	private void add(MappedKey key) {
		if (!key.columns().isEmpty()) {
			this.keys.merge(List.of(key.table(), sorted(key.columns())), key,
					(known, other) -> (known.constraint() == null && other.constraint() != null) ? other : known);
		}
	}

	private static Collection<String> sorted(List<String> columns) {
		return new TreeSet<>(columns);
	}

}
