package io.duplicatekey.mysql;

import java.sql.SQLException;
import java.util.List;

import org.jspecify.annotations.Nullable;

/**
 * What the server's error says of a duplicate, before any look-up in the schema.
 *
 * @param error the innermost exception that carries the duplicate, not the
 * {@link java.sql.BatchUpdateException} around it
 * @param code the vendor code: 1062, 1586, 1761, 1762, 1859, 1022 or 1169
 * @param table the table, only where the text has a slot of its own for it: the child's
 * of a cascade (1761), the written table of 1022 and 1169; {@code null} otherwise
 * @param keyTexts what the text says in the place of the key, {@code key} or
 * {@code table.key}: the most trustworthy reading first, then the other possible splits,
 * which are right only where the schema knows a name that contains the separator. Empty
 * where the server does not say or the text cannot be read for certain
 * @param value the duplicate value as printed, or {@code null} where it cannot be told.
 * Handle with care, it is personal data more often than not
 * @param valueTruncated whether the server may have cut the value
 */
public record DuplicateKeyError(SQLException error, int code, @Nullable String table, List<String> keyTexts,
		@Nullable String value, boolean valueTruncated) {

	/**
	 * Look for a duplicate in a chain of causes and next exceptions. It never throws and
	 * survives chains that lead back to themselves.
	 * @param failure the exception to start from, may be {@code null}
	 * @return the duplicate, or {@code null} if there is none
	 */
	public static @Nullable DuplicateKeyError find(@Nullable Throwable failure) {
		return (failure != null) ? new ErrorChain(failure).findDuplicate() : null;
	}

}
