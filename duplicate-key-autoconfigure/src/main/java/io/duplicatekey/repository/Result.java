package io.duplicatekey.repository;

import java.util.Iterator;
import java.util.List;
import java.util.Map;

import org.jspecify.annotations.Nullable;

import org.springframework.core.ResolvableType;
import org.springframework.util.ClassUtils;

import io.duplicatekey.hibernate.EntityUpsert;
import io.duplicatekey.jdbc.Counting;
import io.duplicatekey.jdbc.UpsertReport;
import io.duplicatekey.upsert.UpsertForm;
import io.duplicatekey.upsert.UpsertResult;
import io.duplicatekey.upsert.Upserted;

/**
 * What an upsert returns, by its return type. Knowing less is faster, so each asks for no
 * more than it shows.
 */
enum Result {

	/** {@code void}. */
	NOTHING,

	/** {@code int}: rows inserted or changed. */
	INT,

	/** {@code long}: rows inserted or changed. */
	LONG,

	/** {@link UpsertResult}. */
	TOTALS,

	/** The entity. */
	ENTITY,

	/** A list of entities. */
	ENTITIES,

	/** {@link Upserted}. */
	OUTCOME,

	/** A list of {@link Upserted}. */
	OUTCOMES,

	/** Whether there is a row with the key, which is changed; none is inserted. */
	FOUND;

	/**
	 * Whether rows are read again after they are written.
	 */
	boolean isRead() {
		return switch (this) {
			case NOTHING, INT, LONG, TOTALS, FOUND -> false;
			case ENTITY, ENTITIES, OUTCOME, OUTCOMES -> true;
		};
	}

	/**
	 * Write the rows.
	 */
	@Nullable Object of(EntityUpsert<Object> upsert, Iterator<Object> rows, Map<String, @Nullable Object> arguments,
			UpsertAttempt attempt) {
		return switch (this) {
			case NOTHING, INT, LONG, TOTALS -> {
				UpsertResult totals = upsert.execute(rows, arguments,
						(this == NOTHING) ? Counting.NONE : Counting.TOTALS, attempt.part());
				attempt.written(totals);
				yield of(totals);
			}
			case ENTITY -> upsert.executeAndRead(rows, arguments, attempt.report()).get(0);
			case ENTITIES -> upsert.executeAndRead(rows, arguments, attempt.report());
			case OUTCOME -> upsert.executeEach(rows, arguments, attempt.report()).get(0);
			case OUTCOMES -> upsert.executeEach(rows, arguments, attempt.report());
			case FOUND -> updateByKey(upsert, rows.next(), arguments, attempt.report());
		};
	}

	/**
	 * Whether a row that is there has changed, nobody asks.
	 */
	private static boolean updateByKey(EntityUpsert<Object> upsert, Object row, Map<String, @Nullable Object> arguments,
			UpsertReport report) {
		boolean found = upsert.updateByKey(row, arguments);
		if (found) {
			report.chosen(UpsertForm.SINGLE_ROW);
			report.written(new UpsertResult(0, 0, 0, List.of()), 1);
		}
		return found;
	}

	/**
	 * What there is to say about rows of which only totals are known.
	 */
	@Nullable Object of(UpsertResult totals) {
		return switch (this) {
			case NOTHING -> null;
			case INT -> (Object) toInt(totals.written());
			case LONG -> (Object) totals.written();
			case TOTALS -> totals;
			case ENTITY, ENTITIES, OUTCOME, OUTCOMES, FOUND -> throw new IllegalStateException(name());
		};
	}

	/**
	 * What is found out of the rows.
	 */
	Counting counting() {
		return switch (this) {
			case NOTHING -> Counting.NONE;
			case INT, LONG, TOTALS -> Counting.TOTALS;
			case ENTITY, ENTITIES, OUTCOME, OUTCOMES, FOUND -> Counting.EACH;
		};
	}

	/**
	 * What there is to say about no rows.
	 */
	@Nullable Object ofNone() {
		return switch (this) {
			case NOTHING -> null;
			case INT -> (Object) 0;
			case LONG -> (Object) 0L;
			case TOTALS -> new UpsertResult(0, 0, 0, List.of());
			case ENTITIES, OUTCOMES -> List.of();
			case ENTITY, OUTCOME, FOUND -> throw new IllegalStateException("One row is never none");
		};
	}

	private static int toInt(long written) {
		if (written > Integer.MAX_VALUE) {
			throw new ArithmeticException(
					written + " rows are more than an int can tell: declare the method to return long");
		}
		return (int) written;
	}

	/**
	 * The result that a return type asks for, or {@code null} if there is none.
	 */
	static @Nullable Result declaredAs(ResolvableType type, GivenRows rows) {
		Class<?> raw = ClassUtils.resolvePrimitiveIfNecessary(type.resolve(Object.class));
		if (raw == void.class) {
			return NOTHING;
		}
		if (raw == Integer.class) {
			return INT;
		}
		if (raw == Long.class) {
			return LONG;
		}
		if (raw == UpsertResult.class) {
			return TOTALS;
		}
		return rows.single() ? one(type, rows, ENTITY, OUTCOME)
				: (raw.isAssignableFrom(List.class) && Iterable.class.isAssignableFrom(raw))
						? one(type.as(Iterable.class).getGeneric(), rows, ENTITIES, OUTCOMES) : null;
	}

	private static @Nullable Result one(ResolvableType type, GivenRows rows, Result entity, Result outcome) {
		Class<?> raw = type.resolve(Object.class);
		if (raw == Upserted.class) {
			return isEntity(type.getGeneric(), rows) ? outcome : null;
		}
		return isEntity(type, rows) ? entity : null;
	}

	private static boolean isEntity(ResolvableType type, GivenRows rows) {
		Class<?> raw = type.resolve(Object.class);
		return raw != Object.class && raw.isAssignableFrom(rows.entityType());
	}

}
