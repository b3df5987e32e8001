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
	 * By the driver's exception, whose equality is identity. One for all, because the
	 * exception is all that leads from one that remembers to one that asks.
	 */
	private static final Map<SQLException, List<SessionRow>> ROWS = Collections.synchronizedMap(new WeakHashMap<>());

	private SessionRows() {
	}

	/**
	 * Remember rows, unless some are known already.
	 * @param error the driver's exception
	 * @param rows tells the rows of the failed statement's table
	 */
	public static void remember(SQLException error, Supplier<List<SessionRow>> rows) {
		if (!ROWS.containsKey(error)) {
			ROWS.put(error, List.copyOf(rows.get()));
		}
	}

	/**
	 * What was held when a statement failed.
	 * @param error the driver's exception
	 * @return the rows of the failed statement's table, none where no session is known
	 */
	public static List<SessionRow> of(SQLException error) {
		return ROWS.getOrDefault(error, List.of());
	}

}
