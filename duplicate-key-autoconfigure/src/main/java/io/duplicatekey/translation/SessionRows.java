package io.duplicatekey.translation;

import java.sql.SQLException;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.WeakHashMap;
import java.util.function.Supplier;

/**
 * What sessions of Hibernate's held when a statement of theirs failed. It is remembered
 * as long as the driver's exception: when that is translated, the session can have been
 * emptied already.
 */
public final class SessionRows {

	/**
	 * By the driver's exception, whose equality is identity.
	 */
	private final Map<SQLException, List<SessionRow>> rows = Collections.synchronizedMap(new WeakHashMap<>());

	/**
	 * Remember rows, unless some are known already.
	 * @param error the driver's exception
	 * @param rows tells the rows of the failed statement's table
	 */
	public void remember(SQLException error, Supplier<List<SessionRow>> rows) {
		if (!this.rows.containsKey(error)) {
			this.rows.put(error, List.copyOf(rows.get()));
		}
	}

	/**
	 * What was held when a statement failed.
	 * @param error the driver's exception
	 * @return the rows of the failed statement's table, none where no session is known
	 */
	public List<SessionRow> of(SQLException error) {
		return this.rows.getOrDefault(error, List.of());
	}

}
