package io.duplicatekey.translation;

import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Supplier;
import java.util.stream.Stream;

import org.apache.commons.logging.Log;
import org.apache.commons.logging.LogFactory;
import org.jspecify.annotations.Nullable;

import io.duplicatekey.DuplicateEntryException;
import io.duplicatekey.DuplicateKeyExceptionMapper;
import io.duplicatekey.DuplicateKeyViolation;
import io.duplicatekey.DuplicatePrimaryKeyException;
import io.duplicatekey.DuplicateUniqueKeyException;

/**
 * Makes the exception for a violation: the user's own where one is mapped, otherwise the
 * base type for the kind of key.
 */
public final class ExceptionFactory {

	private static final Log logger = LogFactory.getLog(ExceptionFactory.class);

	private final Set<String> reported = ConcurrentHashMap.newKeySet();

	private final Supplier<Stream<DuplicateKeyExceptionMapper>> mappers;

	private final ConstraintMappings<DuplicateEntryException> mappings;

	/**
	 * Create the factory.
	 * @param mappers the user's mappers in their order
	 * @param mappings the mapped constraints
	 */
	public ExceptionFactory(Supplier<Stream<DuplicateKeyExceptionMapper>> mappers,
			ConstraintMappings<DuplicateEntryException> mappings) {
		this.mappers = mappers;
		this.mappings = mappings;
	}

	List<DeclaredConstraint> declared() {
		return this.mappings.declared();
	}

	DuplicateEntryException create(DuplicateKeyViolation violation, Throwable cause) {
		try {
			DuplicateEntryException mapped = map(violation, cause);
			return (mapped != null) ? mapped : base(violation, cause);
		}
		catch (RuntimeException ex) {
			DuplicateEntryException base = base(violation, cause);
			logger.warn("A mapping of your own failed for [" + violation.describe() + "]; throwing "
					+ base.getClass().getSimpleName() + " instead", ex);
			base.addSuppressed(ex);
			return base;
		}
	}

	private static DuplicateEntryException base(DuplicateKeyViolation violation, Throwable cause) {
		return switch (violation.kind()) {
			case PRIMARY_KEY -> new DuplicatePrimaryKeyException(violation, cause);
			case UNIQUE_KEY -> new DuplicateUniqueKeyException(violation, cause);
			case UNKNOWN -> new DuplicateEntryException(violation, cause);
		};
	}

	private @Nullable DuplicateEntryException map(DuplicateKeyViolation violation, Throwable cause) {
		for (DuplicateKeyExceptionMapper mapper : this.mappers.get().toList()) {
			DuplicateEntryException mapped = mapper.map(violation, cause);
			if (mapped != null) {
				return mapped;
			}
		}
		ExceptionConstructor<? extends DuplicateEntryException> constructor = this.mappings.find(violation);
		if (constructor == null) {
			reportUnknownTable(violation);
			return null;
		}
		return constructor.create(violation, cause, () -> base(violation, cause));
	}

	/**
	 * Once for a key, because otherwise nothing would tell why a mapping does not apply.
	 */
	private void reportUnknownTable(DuplicateKeyViolation violation) {
		String constraint = violation.constraint();
		if (constraint == null || violation.table() != null) {
			return;
		}
		List<String> declarations = this.mappings.needingTheTableOf(constraint);
		if (!declarations.isEmpty() && this.reported.add(constraint)) {
			logger.warn("Key '" + constraint + "' was violated, but its table is not known, so this does not apply: "
					+ String.join(", ", declarations) + ". The server's message does not name the table, and statement,"
					+ " schema and privileges do not settle it (a user without the TRIGGER privilege cannot know"
					+ " whether a trigger wrote elsewhere). Grant TRIGGER, or map the bare name of the key");
		}
	}

}
