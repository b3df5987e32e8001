package io.duplicatekey.translation;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;

import javax.sql.DataSource;

import org.apache.commons.logging.Log;
import org.apache.commons.logging.LogFactory;
import org.jspecify.annotations.Nullable;

import io.duplicatekey.DuplicateEntryException;
import io.duplicatekey.DuplicateKeyViolation;
import io.duplicatekey.DuplicateKeyViolationBuilder;
import io.duplicatekey.mysql.DuplicateKeyError;
import io.duplicatekey.mysql.KeyNaming;
import io.duplicatekey.mysql.WrittenTable;
import io.duplicatekey.translation.ConnectionAccess.SessionConnections;

/**
 * Makes a typed exception of a failure that contains a duplicate key. Everything that
 * surfaces a duplicate, whether JDBC, JPA or the aspect, comes through here.
 */
public final class DuplicateKeyTranslator {

	private static final Log logger = LogFactory.getLog(DuplicateKeyTranslator.class);

	private final ExceptionFactory exceptions;

	private final boolean resolveColumns;

	private final boolean exposeValues;

	private final List<JpaUnit> jpaUnits = new CopyOnWriteArrayList<>();

	private final Map<DataSource, KeyCatalog> catalogs = new ConcurrentHashMap<>();

	/**
	 * Create the translator.
	 * @param exceptions makes the exceptions
	 * @param resolveColumns whether the schema may be asked about a key
	 * @param exposeValues whether violations carry the offending value
	 */
	public DuplicateKeyTranslator(ExceptionFactory exceptions, boolean resolveColumns, boolean exposeValues) {
		this.exceptions = exceptions;
		this.resolveColumns = resolveColumns;
		this.exposeValues = exposeValues;
	}

	void register(JpaUnit unit) {
		this.jpaUnits.add(unit);
	}

	/**
	 * Translate a failure.
	 * @param failure the failure, which becomes the cause
	 * @param sql the failed statement, or {@code null} where it is not known
	 * @param dataSources the data sources that it can have run on; none or several means
	 * that it is not known
	 * @return the exception to throw, or {@code null} if the failure contains no
	 * duplicate
	 */
	public @Nullable DuplicateEntryException translate(Throwable failure, @Nullable String sql,
			Collection<DataSource> dataSources) {
		DuplicateKeyError error = DuplicateKeyError.find(failure);
		if (error == null) {
			return null;
		}
		return this.exceptions.create(describe(error, failure, sql, dataSources), failure);
	}

	/**
	 * Translate a failure of one of the registered entity manager factories. Which of
	 * several it was is not known here: Spring asks the translators of all of them.
	 */
	@Nullable DuplicateEntryException translateJpa(Throwable failure) {
		Set<DataSource> dataSources = new LinkedHashSet<>();
		for (JpaUnit unit : this.jpaUnits) {
			if (unit.dataSource() != null) {
				dataSources.add(unit.dataSource());
			}
		}
		return translate(failure, null, dataSources);
	}

	private DuplicateKeyViolation describe(DuplicateKeyError error, Throwable failure, @Nullable String sql,
			Collection<DataSource> dataSources) {
		DuplicateKeyViolationBuilder violation = DuplicateKeyViolation.builder()
			.rows(BatchRows.of(failure))
			.value(this.exposeValues ? error.value() : null);
		try {
			WrittenTable written = WrittenTable.of((sql != null) ? sql : FailedStatement.of(failure));
			Located located = locate(error, written, likely(dataSources));
			ResolvedKey key = located.key();
			violation.constraint(key.constraint()).table(key.table()).schema(key.schema()).columns(key.columns());
			EntityKey entity = (key.table() != null) ? entityOf(key, key.table(), located.dataSource()) : null;
			if (entity != null) {
				violation.entity(entity.entityType(), entity.properties());
			}
		}
		catch (RuntimeException ex) {
			// Whatever goes wrong here must not take the place of the user's error.
			logger.warn("Could not find out all about a duplicate key", ex);
		}
		return violation.build();
	}

	/**
	 * Where one of several data sources takes part in what the thread is doing, it is the
	 * one.
	 */
	private Collection<DataSource> likely(Collection<DataSource> dataSources) {
		if (dataSources.size() < 2) {
			return dataSources;
		}
		List<DataSource> bound = dataSources.stream()
			.filter((dataSource) -> ConnectionAccess.isBound(dataSource) || this.sessions.isBound(dataSource))
			.toList();
		return (bound.size() == 1) ? bound : dataSources;
	}

	private Located locate(DuplicateKeyError error, @Nullable WrittenTable written,
			Collection<DataSource> dataSources) {
		List<Located> confirmed = new ArrayList<>();
		KeyNaming naming = KeyNaming.UNKNOWN;
		for (DataSource dataSource : dataSources) {
			KeyCatalog catalog = catalogOf(dataSource);
			ResolvedKey key = this.resolveColumns ? resolve(catalog, error, written) : null;
			if (key != null && (key.confirmed() || dataSources.size() == 1)) {
				confirmed.add(new Located(key, dataSource));
			}
			if (dataSources.size() == 1) {
				naming = catalog.knownNaming();
			}
		}
		if (confirmed.size() == 1) {
			return confirmed.get(0);
		}
		DataSource only = (dataSources.size() == 1) ? dataSources.iterator().next() : null;
		if (!confirmed.isEmpty()
				&& confirmed.stream().map((located) -> located.key().withoutSchema()).distinct().count() == 1) {
			// Several data sources with the same table: the key is known, its schema not.
			return new Located(confirmed.get(0).key().withoutSchema(), null);
		}
		return new Located(MessageText.resolve(error, written, naming), only);
	}

	private @Nullable ResolvedKey resolve(KeyCatalog catalog, DuplicateKeyError error, @Nullable WrittenTable written) {
		try {
			return catalog.resolve(error, written);
		}
		catch (SQLException | RuntimeException ex) {
			logger.debug("A look-up failed; the columns of a duplicate key stay unknown", ex);
			return null;
		}
	}

	private KeyCatalog catalogOf(DataSource dataSource) {
		return this.catalogs.computeIfAbsent(dataSource, (key) -> new KeyCatalog(key, this.sessions));
	}

	private @Nullable EntityKey entityOf(ResolvedKey key, String table, @Nullable DataSource dataSource) {
		List<EntityKey> found = this.jpaUnits.stream()
			.filter((unit) -> dataSource == null || dataSource.equals(unit.dataSource()))
			.map((unit) -> unit.entityOf(key.schema(), table, key.columns()))
			.filter((entity) -> entity != null)
			.distinct()
			.toList();
		return (found.size() == 1) ? found.get(0) : null;
	}

	private final SessionConnections sessions = new SessionConnections() {

		@Override
		public boolean isBound(DataSource dataSource) {
			return boundUnit(dataSource) != null;
		}

		@Override
		public Connection connectionOf(DataSource dataSource) throws SQLException {
			JpaUnit unit = boundUnit(dataSource);
			if (unit == null) {
				throw new SQLException("No session is bound");
			}
			return unit.sessionConnection();
		}

		private @Nullable JpaUnit boundUnit(DataSource dataSource) {
			return DuplicateKeyTranslator.this.jpaUnits.stream()
				.filter((unit) -> dataSource.equals(unit.dataSource()) && unit.isBound())
				.findFirst()
				.orElse(null);
		}

	};

	private record Located(ResolvedKey key, @Nullable DataSource dataSource) {

	}

}
