package io.duplicatekey.mysql;

import java.sql.SQLException;
import java.util.ArrayDeque;
import java.util.Collections;
import java.util.Deque;
import java.util.IdentityHashMap;
import java.util.Set;
import java.util.function.Supplier;

import org.jspecify.annotations.Nullable;

/**
 * Walks causes and next exceptions, each exception once. Along a line of causes the
 * innermost duplicate wins: what is around it is a wrapper with the same or no code.
 */
final class ErrorChain {

	private static final String INTEGRITY_VIOLATION = "23000";

	// A chain longer than this was built to be long.
	private static final int MAX_LENGTH = 1000;

	private final Set<Throwable> seen = Collections.newSetFromMap(new IdentityHashMap<>());

	private final Deque<Throwable> starts = new ArrayDeque<>();

	ErrorChain(Throwable failure) {
		this.starts.add(failure);
	}

	@Nullable DuplicateKeyError findDuplicate() {
		for (Throwable start = this.starts.poll(); start != null; start = this.starts.poll()) {
			DuplicateKeyError innermost = walkCauses(start);
			if (innermost != null) {
				return innermost;
			}
		}
		return null;
	}

	private @Nullable DuplicateKeyError walkCauses(Throwable start) {
		DuplicateKeyError innermost = null;
		Throwable current = start;
		while (current != null && this.seen.size() < MAX_LENGTH && this.seen.add(current)) {
			if (current instanceof SQLException error) {
				DuplicateKeyError duplicate = read(error);
				innermost = (duplicate != null) ? duplicate : innermost;
				SQLException next = ask(error::getNextException);
				if (next != null) {
					this.starts.add(next);
				}
			}
			current = ask(current::getCause);
		}
		return innermost;
	}

	private static @Nullable DuplicateKeyError read(SQLException error) {
		Integer code = ask(error::getErrorCode);
		if (code == null || !MessageReader.reads(code) || !INTEGRITY_VIOLATION.equals(ask(error::getSQLState))) {
			return null;
		}
		Reading reading = MessageReader.read(code, ask(error::getMessage));
		return (reading != null) ? new DuplicateKeyError(error, code, reading.table(), reading.keyTexts(),
				reading.value(), reading.valueTruncated()) : null;
	}

	// An exception's accessors are foreign code (mocks, lazy messages). One that
	// fails has nothing to tell, and must not replace the failure that we are here
	// to explain.
	private static <T> @Nullable T ask(Supplier<@Nullable T> accessor) {
		try {
			return accessor.get();
		}
		catch (RuntimeException ex) {
			return null;
		}
	}

}
