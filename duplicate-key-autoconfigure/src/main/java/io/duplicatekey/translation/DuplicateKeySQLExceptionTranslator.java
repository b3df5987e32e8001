package io.duplicatekey.translation;

import java.sql.SQLException;
import java.util.Collection;
import java.util.List;
import java.util.function.Supplier;

import javax.sql.DataSource;

import org.jspecify.annotations.Nullable;

import org.springframework.dao.DataAccessException;
import org.springframework.jdbc.support.SQLExceptionSubclassTranslator;
import org.springframework.jdbc.support.SQLExceptionTranslator;

import io.duplicatekey.DuplicateEntryException;

/**
 * Translates duplicate keys itself and leaves every other error to the translator that
 * Spring would have used.
 */
public final class DuplicateKeySQLExceptionTranslator implements SQLExceptionTranslator {

	private static final SQLExceptionTranslator HIBERNATE_TRANSACTION = new SQLExceptionSubclassTranslator();

	private final DuplicateKeyTranslator translator;

	private final Supplier<? extends Collection<DataSource>> dataSources;

	private final Supplier<SQLExceptionTranslator> fallback;

	/**
	 * Create the translator.
	 * @param translator translates duplicates
	 * @param dataSources the data sources that a failed statement can have run on, asked
	 * for at each duplicate
	 * @param fallback the translator for all other errors, asked for at each of them
	 */
	public DuplicateKeySQLExceptionTranslator(DuplicateKeyTranslator translator,
			Supplier<? extends Collection<DataSource>> dataSources, Supplier<SQLExceptionTranslator> fallback) {
		this.translator = translator;
		this.dataSources = dataSources;
		this.fallback = fallback;
	}

	DuplicateKeySQLExceptionTranslator forDataSource(DataSource dataSource) {
		return new DuplicateKeySQLExceptionTranslator(this.translator, () -> List.of(dataSource), this.fallback);
	}

	@Override
	public @Nullable DataAccessException translate(String task, @Nullable String sql, SQLException ex) {
		// Spring Boot hands a unique translator bean to Hibernate's dialect too,
		// where an answer replaces Hibernate's own translation of every error. The
		// dialect calls it for these two tasks; without a translator it would do
		// just this.
		if (task != null && task.startsWith("Hibernate operation")) {
			return null;
		}
		if (task != null && task.startsWith("Hibernate transaction")) {
			return HIBERNATE_TRANSACTION.translate(task, sql, ex);
		}
		DuplicateEntryException duplicate = this.translator.translate(ex, sql, this.dataSources);
		return (duplicate != null) ? duplicate : this.fallback.get().translate(task, sql, ex);
	}

}
