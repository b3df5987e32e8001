package io.duplicatekey.endpoint;

import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Function;
import java.util.function.Supplier;

import javax.sql.DataSource;

import org.jspecify.annotations.Nullable;

import io.duplicatekey.DuplicateKeyViolation;
import io.duplicatekey.endpoint.DuplicateKeysReport.UniqueKey;
import io.duplicatekey.hibernate.MappedKey;
import io.duplicatekey.history.ViolatedKey;
import io.duplicatekey.repository.KnownUpsert;
import io.duplicatekey.translation.DuplicateKeyTranslator;
import io.duplicatekey.translation.KnownKey;

/**
 * Puts together what the mapping says of unique keys and what was found of them. No
 * database is asked.
 */
public final class KnownKeys {

	private final DuplicateKeyTranslator translator;

	private final Function<@Nullable DataSource, String> names;

	private final Supplier<Map<String, List<MappedKey>>> mapped;

	/**
	 * Create it.
	 * @param translator knows what was found
	 * @param names gives the name of a data source
	 * @param mapped gives the mapped keys by the names of their data sources
	 */
	public KnownKeys(DuplicateKeyTranslator translator, Function<@Nullable DataSource, String> names,
			Supplier<Map<String, List<MappedKey>>> mapped) {
		this.translator = translator;
		this.names = names;
		this.mapped = mapped;
	}

	List<UniqueKey> read(Collection<KnownUpsert> upserts, Map<ViolatedKey, Long> counts) {
		Map<Place, Map<String, KnownKey>> found = found();
		List<UniqueKey> keys = new ArrayList<>();
		this.mapped.get().forEach((dataSource, mappedKeys) -> mappedKeys.forEach((mappedKey) -> {
			Map<String, KnownKey> here = found
				.remove(Place.of(dataSource, mappedKey.table(), mappedKey.columns(), mappedKey.constraint()));
			if (here == null) {
				keys.add(key(dataSource, mappedKey, null, upserts, counts));
			}
			else {
				here.values().forEach((key) -> keys.add(key(dataSource, mappedKey, key, upserts, counts)));
			}
		}));
		found.forEach((place, here) -> here.values()
			.forEach((key) -> keys.add(key(place.dataSource(), null, key, upserts, counts))));
		return keys;
	}

	/**
	 * A table can have several keys of the same columns, and other schemas a table of the
	 * same name.
	 */
	private Map<Place, Map<String, KnownKey>> found() {
		Map<Place, Map<String, KnownKey>> found = new LinkedHashMap<>();
		this.translator.knownKeys()
			.forEach(
					(key) -> found
						.computeIfAbsent(Place.of(this.names.apply(key.dataSource()), key.table(), key.columns(),
								key.constraint()), (place) -> new LinkedHashMap<>())
						.putIfAbsent(key.constraint().toLowerCase(Locale.ROOT), key));
		return found;
	}

	/**
	 * One of the two is there at least.
	 */
	private UniqueKey key(String dataSource, @Nullable MappedKey mapped, @Nullable KnownKey found,
			Collection<KnownUpsert> upserts, Map<ViolatedKey, Long> counts) {
		String table = (found != null) ? found.table() : (mapped != null) ? mapped.table() : "";
		String constraint = (found != null) ? found.constraint() : (mapped != null) ? mapped.constraint() : null;
		List<String> columns = (found != null) ? found.columns() : (mapped != null) ? mapped.columns() : List.of();
		return new UniqueKey(dataSource, table, constraint, columns, (mapped != null) ? mapped.entity() : null,
				(mapped != null) ? mapped.properties() : List.of(), found != null,
				exceptionOf((found != null) ? found.schema() : null, table, constraint),
				upsertsOf(table, columns, upserts), violationsOf(dataSource, table, constraint, counts));
	}

	private @Nullable String exceptionOf(@Nullable String schema, String table, @Nullable String constraint) {
		if (constraint == null) {
			return null;
		}
		Class<?> declared = this.translator.exceptions()
			.declaredFor(DuplicateKeyViolation.builder().schema(schema).table(table).constraint(constraint).build());
		return (declared != null) ? declared.getName() : null;
	}

	private static List<String> upsertsOf(String table, List<String> columns, Collection<KnownUpsert> upserts) {
		return upserts.stream()
			.filter((upsert) -> upsert.table().equalsIgnoreCase(table)
					&& Place.columns(upsert.key()).equals(Place.columns(columns)))
			.map(KnownUpsert::method)
			.toList();
	}

	/**
	 * Where a violation's data source is not known, it counts for each key of the name.
	 */
	private static long violationsOf(String dataSource, String table, @Nullable String constraint,
			Map<ViolatedKey, Long> counts) {
		return counts.entrySet()
			.stream()
			.filter((entry) -> entry.getKey().table().equalsIgnoreCase(table)
					&& entry.getKey().constraint().equalsIgnoreCase(constraint)
					&& (entry.getKey().dataSource().equals(dataSource)
							|| entry.getKey().dataSource().equals(ViolatedKey.UNKNOWN)))
			.mapToLong(Map.Entry::getValue)
			.sum();
	}

	/**
	 * What mapping and schema have in common of a key: not its name, which the mapping
	 * need not say, unless its columns are not known.
	 */
	private record Place(String dataSource, String table, Set<String> columns, @Nullable String constraint) {

		static Place of(String dataSource, String table, List<String> columns, @Nullable String constraint) {
			return new Place(dataSource, table.toLowerCase(Locale.ROOT), columns(columns),
					columns.isEmpty() ? constraint : null);
		}

		static Set<String> columns(List<String> columns) {
			Set<String> sorted = new TreeSet<>();
			columns.forEach((column) -> sorted.add(column.toLowerCase(Locale.ROOT)));
			return sorted;
		}

	}

}
