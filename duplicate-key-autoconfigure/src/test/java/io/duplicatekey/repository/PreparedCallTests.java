package io.duplicatekey.repository;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.stream.Stream;

import org.junit.jupiter.api.Test;

import io.duplicatekey.hibernate.EntityUpsert;
import io.duplicatekey.jdbc.CallPart;
import io.duplicatekey.jdbc.Counting;
import io.duplicatekey.repository.UpsertAttempt.Isolation;
import io.duplicatekey.upsert.Outcome;
import io.duplicatekey.upsert.UpsertResult;
import io.duplicatekey.upsert.Upserted;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;
import static org.mockito.ArgumentMatchers.any;
import static org.mockito.ArgumentMatchers.eq;
import static org.mockito.BDDMockito.given;
import static org.mockito.Mockito.mock;
import static org.mockito.Mockito.verifyNoInteractions;

@SuppressWarnings("unchecked")
class PreparedCallTests {

	private static final Map<String, Object> ARGUMENTS = Map.of("by", 1);

	private final EntityUpsert<Object> upsert = mock();

	private final List<Object> written = new ArrayList<>();

	@Test
	void countsNothingForVoid() {
		given(this.upsert.execute(any(), eq(ARGUMENTS), eq(Counting.NONE), any())).willAnswer((call) -> {
			((Iterator<Object>) call.getArgument(0)).forEachRemaining(this.written::add);
			return new UpsertResult(0, 0, 0, List.of());
		});
		assertThat(call(Result.NOTHING, List.of("a", "b"))).isNull();
		assertThat(this.written).containsExactly("a", "b");
	}

	@Test
	void returnsTotals() {
		totals(3, 4);
		assertThat(call(Result.INT, List.of("a"))).isEqualTo(7);
		assertThat(call(Result.LONG, List.of("a"))).isEqualTo(7L);
		assertThat(call(Result.TOTALS, List.of("a"))).isEqualTo(new UpsertResult(3, 4, 5, List.of()));
	}

	@Test
	void saysWhereAnIntIsTooSmall() {
		totals(Integer.MAX_VALUE, 1);
		assertThatExceptionOfType(ArithmeticException.class).isThrownBy(() -> call(Result.INT, List.of("a")))
			.withMessage("2147483648 rows are more than an int can tell: declare the method to return long");
		assertThat(call(Result.LONG, List.of("a"))).isEqualTo(2147483648L);
	}

	@Test
	void returnsEntities() {
		given(this.upsert.executeAndRead(any(), eq(ARGUMENTS), any())).willAnswer((call) -> {
			List<Object> rows = new ArrayList<>();
			((Iterator<Object>) call.getArgument(0)).forEachRemaining(rows::add);
			return rows;
		});
		assertThat(call(Result.ENTITIES, List.of("a", "b"))).isEqualTo(List.of("a", "b"));
		assertThat(one(Result.ENTITY, "a")).isEqualTo("a");
	}

	@Test
	void returnsOutcomes() {
		List<Upserted<Object>> outcomes = List.of(new Upserted<>("a", Outcome.UPDATED));
		given(this.upsert.executeEach(any(), eq(ARGUMENTS), any())).willReturn(outcomes);
		assertThat(call(Result.OUTCOMES, List.of("a"))).isEqualTo(outcomes);
		assertThat(one(Result.OUTCOME, "a")).isEqualTo(outcomes.get(0));
	}

	@Test
	void touchesNothingWithoutRows() {
		for (Object none : List.of(List.of(), new String[0], Collections.emptyIterator(), Stream.empty())) {
			assertThat(call(Result.TOTALS, none)).isEqualTo(new UpsertResult(0, 0, 0, List.of()));
		}
		assertThat(call(Result.NOTHING, List.of())).isNull();
		assertThat(call(Result.INT, List.of())).isEqualTo(0);
		assertThat(call(Result.LONG, List.of())).isEqualTo(0L);
		assertThat(call(Result.ENTITIES, List.of())).isEqualTo(List.of());
		assertThat(call(Result.OUTCOMES, List.of())).isEqualTo(List.of());
		verifyNoInteractions(this.upsert);
	}

	@Test
	void knowsWithoutTakingARowWhetherThereIsNone() {
		PreparedCall call = new PreparedCall(rows(false), Result.TOTALS, this.upsert, 0);
		assertThat(call.isNothing(List.of())).isTrue();
		assertThat(call.isNothing(new String[0])).isTrue();
		assertThat(call.isNothing(List.of("a"))).isFalse();
		assertThat(call.isNothing(null)).isFalse();
		// These may have to be asked inside of a transaction.
		assertThat(call.isNothing(Stream.empty())).isFalse();
		assertThat(call.isNothing(Collections.emptyIterator())).isFalse();
	}

	@Test
	void refusesNull() {
		assertThatIllegalArgumentException().isThrownBy(() -> call(Result.TOTALS, null))
			.withMessage("Repository.method: rows is null");
		assertThatIllegalArgumentException().isThrownBy(() -> one(Result.ENTITY, null))
			.withMessage("Repository.method: rows is null");
	}

	@Test
	void saysWhichElementIsNull() {
		totals(1, 1);
		assertThatIllegalArgumentException().isThrownBy(() -> call(Result.TOTALS, Arrays.asList("a", "b", null)))
			.withMessage("Repository.method: rows[2] is null");
		assertThatIllegalArgumentException().isThrownBy(() -> call(Result.TOTALS, new String[] { null }))
			.withMessage("Repository.method: rows[0] is null");
		assertThatIllegalArgumentException().isThrownBy(() -> call(Result.TOTALS, Stream.of("a", null)))
			.withMessage("Repository.method: rows[1] is null");
	}

	@Test
	void saysWhichElementIsNoEntity() {
		totals(1, 1);
		assertThatIllegalArgumentException().isThrownBy(() -> call(Result.TOTALS, List.of("a", 7)))
			.withMessage("Repository.method: rows[1] is a java.lang.Integer, not a java.lang.String");
	}

	@Test
	void closesAStream() {
		totals(1, 1);
		AtomicBoolean closed = new AtomicBoolean();
		call(Result.TOTALS, Stream.of("a").onClose(() -> closed.set(true)));
		assertThat(closed).isTrue();
	}

	@Test
	void closesAStreamThatFails() {
		given(this.upsert.execute(any(), any(), any(), any())).willThrow(new IllegalStateException("no"));
		AtomicBoolean closed = new AtomicBoolean();
		assertThatIllegalStateException()
			.isThrownBy(() -> call(Result.TOTALS, Stream.of("a").onClose(() -> closed.set(true))))
			.withMessage("no");
		assertThat(closed).isTrue();
	}

	private void totals(long inserted, long updated) {
		given(this.upsert.execute(any(), eq(ARGUMENTS), eq(Counting.TOTALS), any())).willAnswer((call) -> {
			((Iterator<Object>) call.getArgument(0)).forEachRemaining(this.written::add);
			return new UpsertResult(inserted, updated, 5, List.of());
		});
	}

	private Object call(Result result, Object given) {
		return new PreparedCall(rows(false), result, this.upsert, 0).call(attempt(given), ARGUMENTS);
	}

	private Object one(Result result, Object given) {
		return new PreparedCall(rows(true), result, this.upsert, 0).call(attempt(given), ARGUMENTS);
	}

	private static UpsertAttempt attempt(Object given) {
		return new UpsertAttempt(given, CallPart.WHOLE, Isolation.DEFAULT);
	}

	private static GivenRows rows(boolean single) {
		return new GivenRows("Repository.method", "rows", String.class, single);
	}

}
