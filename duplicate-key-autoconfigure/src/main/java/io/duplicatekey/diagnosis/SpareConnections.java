package io.duplicatekey.diagnosis;

import javax.sql.DataSource;

import org.jspecify.annotations.Nullable;

/**
 * Knows whether a data source has a connection that nobody is waiting for. What it does
 * not know for certain is no.
 */
public interface SpareConnections {

	/**
	 * Why no connection may be borrowed now.
	 * @param dataSource the data source
	 * @return a clause without a full stop, {@code null} where one may be borrowed
	 */
	@Nullable String refusal(DataSource dataSource);

	/**
	 * Whether somebody waits for a connection now, so that a borrowed one is to be given
	 * back.
	 * @param dataSource the data source
	 * @return {@code false} also where that cannot be told
	 */
	boolean isAwaited(DataSource dataSource);

}
