package io.duplicatekey.translation;

import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.WeakHashMap;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Consumer;
import java.util.function.Supplier;
import java.util.regex.Pattern;

import javax.sql.DataSource;

import org.apache.commons.logging.Log;
import org.apache.commons.logging.LogFactory;
import org.jspecify.annotations.Nullable;

import io.duplicatekey.DuplicateEntryException;
import io.duplicatekey.DuplicateKeyEvent;
import io.duplicatekey.DuplicateKeyViolation;
import io.duplicatekey.DuplicateKeyViolationBuilder;
import io.duplicatekey.mysql.DuplicateKeyError;
import io.duplicatekey.mysql.KeyNaming;
import io.duplicatekey.mysql.WrittenTable;

/**
 * Makes a typed exception of a failure that contains a duplicate key. Everything that
 * surfaces a duplicate, whether JDBC, JPA or the aspect, comes through here.
 */
public final class DuplicateKeyTranslator {

	private static final Log logger = LogFactory.getLog(DuplicateKeyTranslator.class);

	private static final int DUPLICATE_KEY_IN_TABLE = 1022;

	/**
	 * With these, error 1022 of MySQL 5.6 and 5.7 means a foreign key whose name is
	 * taken.
	 */
	private static final Pattern DDL = Pattern.compile("\\s*(CREATE|ALTER)\\s", Pattern.CASE_INSENSITIVE);

	private final ExceptionFactory exceptions;

	private final boolean resolveColumns;

	private final boolean exposeValues;

	private final JpaUnits jpaUnits = new JpaUnits();

	private final Map<DataSource, KeyCatalog> catalogs = new ConcurrentHashMap<>();

	/**
	 * By the driver's exception, whose equality is identity.
	 */
	private final Map<SQLException, Occurrence> occurrences = Collections.synchronizedMap(new WeakHashMap<>());

	private final Consumer<DuplicateKeyEvent> listeners;

	/**
	 * Create the translator.
	 * @param exceptions makes the exceptions
	 * @param resolveColumns whether the schema may be asked about a key
	 * @param exposeValues whether violations carry the offending value
	 * @param listeners is told of each failure once
	 */
	public DuplicateKeyTranslator(ExceptionFactory exceptions, boolean resolveColumns, boolean exposeValues,
			Consumer<DuplicateKeyEvent> listeners) {
		this.listeners = listeners;
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
	 * @param dataSources the data sources that it can have run on, asked for only where
	 * it is a duplicate; none or several means that it is not known
	 * @return the exception to throw, or {@code null} if the failure contains no
	 * duplicate
	 */
	public @Nullable DuplicateEntryException translate(Throwable failure, @Nullable String sql,
			Supplier<? extends Collection<DataSource>> dataSources) {
		DuplicateKeyError error = DuplicateKeyError.find(failure);
		if (error == null) {
			return null;
		}
		String statement = (sql != null) ? sql : statementOf(failure);
		if (error.code() == DUPLICATE_KEY_IN_TABLE && statement != null && DDL.matcher(statement).lookingAt()) {
			return null;
		}
		// What wraps an exception of ours, as Spring Data JDBC 3 does, knows no more
		// and has lost the statement.
		DuplicateEntryException known = Causes.first(failure, DuplicateEntryException.class);
		if (known != null) {
			return this.exceptions.create(known.getViolation(), failure);
		}
		Occurrence occurrence = describe(error, failure, statement, dataSources);
		DuplicateEntryException exception = this.exceptions.create(occurrence.violation(), failure);
		// The same failure comes by again where Spring asks several translators.
		if (this.occurrences.put(error.error(), occurrence) == null) {
			tell(new DuplicateKeyEvent(exception, occurrence.dataSource()));
		}
		return exception;
	}

	/**
	 * What was at hand when a failure was translated.
	 * @param failure an exception in whose chain of causes the driver's is
	 * @return what was at hand, {@code null} if it contains no duplicate, or one that was
	 * not translated here
	 */
	public @Nullable Occurrence occurrenceOf(Throwable failure) {
		DuplicateKeyError error = DuplicateKeyError.find(failure);
		return (error != null) ? this.occurrences.get(error.error()) : null;
	}

	/**
	 * The unique keys that look-ups have found so far, without another one.
	 * @return the keys
	 */
	public List<KnownKey> knownKeys() {
		List<KnownKey> keys = new ArrayList<>();
		this.catalogs.forEach((dataSource, catalog) -> catalog.knownKeys()
			.forEach(
					(key) -> keys.add(new KnownKey(dataSource, key.schema(), key.table(), key.name(), key.columns()))));
		return keys;
	}

	/**
	 * Whether Hibernate chooses the connections of a data source by the tenant, so that
	 * another connection need not lead to where a statement ran.
	 * @param dataSource the data source
	 * @return {@code false} where no entity manager factory is on it
	 */
	public boolean hasTenants(DataSource dataSource) {
		return this.jpaUnits.hasTenants(dataSource);
	}

	/**
	 * What makes the exceptions.
	 * @return the factory
	 */
	public ExceptionFactory exceptions() {
		return this.exceptions;
	}

	/**
	 * What was at hand when a failure was translated, or what can be told now of one that
	 * was not. Nobody is told of it, and no schema is asked.
	 * @param failure an exception in whose chain of causes the driver's is
	 * @param dataSources the data sources that it can have run on; none or several means
	 * that it is not known
	 * @return what was or is at hand
	 * @throws IllegalArgumentException if it contains no duplicate
	 */
	public Occurrence occurrenceOf(Throwable failure, Supplier<? extends Collection<DataSource>> dataSources) {
		Occurrence remembered = occurrenceOf(failure);
		if (remembered != null) {
			return remembered;
		}
		DuplicateKeyError error = DuplicateKeyError.find(failure);
		if (error == null) {
			throw new IllegalArgumentException("There is no duplicate key in a " + failure.getClass().getName());
		}
		String statement = statementOf(failure);
		Collection<DataSource> available = available(dataSources);
		return new Occurrence(null, violationOf(error, failure, statement), statement,
				(available.size() == 1) ? available.iterator().next() : null);
	}

	private static DuplicateKeyViolation violationOf(DuplicateKeyError error, Throwable failure,
			@Nullable String statement) {
		DuplicateEntryException typed = Causes.first(failure, DuplicateEntryException.class);
		if (typed != null) {
			return typed.getViolation();
		}
		ResolvedKey key = MessageText.resolve(error, WrittenTable.of(statement), KeyNaming.UNKNOWN);
		return DuplicateKeyViolation.builder().constraint(key.constraint()).table(key.table()).build();
	}

	private void tell(DuplicateKeyEvent event) {
		try {
			this.listeners.accept(event);
		}
		catch (RuntimeException | LinkageError ex) {
			logger.warn("A listener of duplicate keys failed", ex);
		}
	}

	/**
	 * Make the exception for a violation that is known already.
	 * @param violation the violation
	 * @param cause the original error
	 * @return the user's exception where one is mapped, otherwise that for the kind of
	 * key
	 */
	public DuplicateEntryException create(DuplicateKeyViolation violation, Throwable cause) {
		return this.exceptions.create(violation, cause);
	}

	private static @Nullable String statementOf(Throwable failure) {
		try {
			return FailedStatement.of(failure);
		}
		catch (RuntimeException ex) {
			// The accessors of an exception are foreign code.
			logger.debug("An exception does not tell its statement", ex);
			return null;
		}
	}

	/**
	 * Translate a failure of one of the registered entity manager factories. Which of
	 * several it was is not known here: Spring asks the translators of all of them.
	 */
	@Nullable DuplicateEntryException translateJpa(Throwable failure) {
		return translate(failure, null, this.jpaUnits::dataSources);
	}

	private Occurrence describe(DuplicateKeyError error, Throwable failure, @Nullable String statement,
			Supplier<? extends Collection<DataSource>> dataSources) {
		DataSource dataSource = null;
		DuplicateKeyViolationBuilder violation = DuplicateKeyViolation.builder()
			.value(this.exposeValues ? error.value() : null);
		try {
			violation.rows(BatchRows.of(failure, statement));
			WrittenTable written = WrittenTable.of(statement);
			Located located = locate(error, written, available(dataSources));
			ResolvedKey key = located.key();
			dataSource = located.dataSource();
			violation.constraint(key.constraint()).table(key.table()).schema(key.schema()).columns(key.columns());
			EntityKey entity = this.jpaUnits.entityOf(key, dataSource);
			if (entity != null) {
				violation.entity(entity.entityType(), entity.properties());
			}
		}
		catch (RuntimeException | LinkageError ex) {
			// Whatever goes wrong here must not take the place of the user's error, not
			// even a version of Hibernate that we do not fit.
			logger.warn("Could not find out all about a duplicate key", ex);
		}
		return new Occurrence(Instant.now(), violation.build(), statement, dataSource);
	}

	private static Collection<DataSource> available(Supplier<? extends Collection<DataSource>> dataSources) {
		try {
			return dataSources.get();
		}
		catch (RuntimeException ex) {
			logger.warn("Could not get at the data sources; the columns of a duplicate key stay unknown", ex);
			return List.of();
		}
	}

	private Located locate(DuplicateKeyError error, @Nullable WrittenTable written,
			Collection<DataSource> dataSources) {
		DataSource bound = (dataSources.size() > 1) ? boundOf(dataSources) : null;
		if (bound == null) {
			return ask(error, written, dataSources);
		}
		// Most likely the one that takes part in the thread's transaction, and the others
		// cannot be asked now. But the transaction in which the statement failed can have
		// ended already, and be that of another one.
		Located likely = ask(error, written, List.of(bound));
		String table = likely.key().table();
		boolean elsewhere = dataSources.stream()
			.anyMatch((dataSource) -> dataSource != bound && mayHave(dataSource, table));
		return elsewhere ? new Located(MessageText.resolve(error, written, KeyNaming.UNKNOWN), null) : likely;
	}

	private @Nullable DataSource boundOf(Collection<DataSource> dataSources) {
		List<DataSource> bound = dataSources.stream()
			.filter((dataSource) -> ConnectionAccess.isBound(dataSource) || this.jpaUnits.isBound(dataSource))
			.toList();
		return (bound.size() == 1) ? bound.get(0) : null;
	}

	private boolean mayHave(DataSource dataSource, @Nullable String table) {
		if (table == null || catalogOf(dataSource).isKnownToBeForeign()) {
			return false;
		}
		Boolean mapped = this.jpaUnits.maps(dataSource, table);
		return mapped == null || mapped;
	}

	private Located ask(DuplicateKeyError error, @Nullable WrittenTable written, Collection<DataSource> dataSources) {
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
		return this.catalogs.computeIfAbsent(dataSource, (key) -> new KeyCatalog(key, this.jpaUnits));
	}

	private record Located(ResolvedKey key, @Nullable DataSource dataSource) {

	}

}
