package io.duplicatekey.behaviour.bulk;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.stream.IntStream;
import java.util.stream.Stream;

import org.springframework.dao.DataAccessException;
import org.springframework.dao.InvalidDataAccessApiUsageException;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

import io.duplicatekey.DuplicateEntryException;
import io.duplicatekey.DuplicateKeyViolation;
import io.duplicatekey.InvalidDeclarationException;
import io.duplicatekey.servers.ServerTest;
import io.duplicatekey.servers.TestDatabase;
import io.duplicatekey.upsert.PartialUpsertException;
import io.duplicatekey.upsert.Permission;
import io.duplicatekey.upsert.Repeats;
import io.duplicatekey.upsert.UpsertOperations;
import io.duplicatekey.upsert.UpsertProgress;
import io.duplicatekey.upsert.UpsertResult;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

/**
 * Upserts in transactions of some rows each.
 */
class CommitEveryIT {

	@ServerTest
	void commitAfterSoManyRows(TestDatabase database) {
		BulkApplication.run(database, (context) -> {
			JdbcTemplate outside = new JdbcTemplate(database.dataSource(""));
			List<Integer> seen = new ArrayList<>();
			AtomicBoolean closed = new AtomicBoolean();
			UpsertResult result = context.getBean(ReadingRepository.class)
				.addInThrees(rows(10).peek((row) -> seen.add(count(outside))).onClose(() -> closed.set(true)));
			assertThat(result).isEqualTo(new UpsertResult(10, 0, 0, List.of()));
			assertThat(seen).containsExactly(0, 0, 0, 3, 3, 3, 6, 6, 6, 9);
			assertThat(count(outside)).isEqualTo(10);
			assertThat(closed).isTrue();
		});
	}

	@ServerTest
	void addUpWhatBecameOfAllRows(TestDatabase database) {
		BulkApplication.run(database, (context) -> {
			ReadingRepository readings = context.getBean(ReadingRepository.class);
			assertThat(readings.writeInTwos(rows(5).toList())).isEqualTo(5);
			assertThat(readings.writeInTwos(rows(7).toList())).isEqualTo(2);
			assertThat(readings.writeInTwos(List.of())).isZero();
			assertThat(readings.addInThrees(Stream.empty())).isEqualTo(new UpsertResult(0, 0, 0, List.of()));
		});
	}

	@ServerTest
	void sayHowManyRowsAreCommitted(TestDatabase database) {
		BulkApplication.run(database, (context) -> {
			ReadingRepository readings = context.getBean(ReadingRepository.class);
			readings.addAll(List.of(new Reading("x", 1).serial("1"), new Reading("y", 1).serial("2")));
			Stream<Reading> rows = Stream.concat(rows(7), Stream.of(new Reading("x", 1).serial("2")));
			PartialUpsertException failure = catchThrowableOfType(PartialUpsertException.class,
					() -> readings.addInThrees(rows));
			assertThat(failure).hasMessageStartingWith("ReadingRepository.addInThrees: the first 6 rows are committed");
			assertThat(failure.getCommittedRows()).isEqualTo(6);
			assertThat(failure.getCommitted()).isEqualTo(new UpsertResult(6, 0, 0, List.of()));
			assertThat(failure).cause().isInstanceOf(DuplicateEntryException.class);
			DuplicateKeyViolation violation = ((DuplicateEntryException) failure.getCause()).getViolation();
			assertThat(violation.constraint()).isEqualTo("uk_readings_serial");
			assertThat(violation.rows()).get()
				.extracting(DuplicateKeyViolation.Rows::last)
				.as("element of the whole call")
				.isEqualTo(7);
			assertThat(readings.count()).isEqualTo(2 + 6);
		});
	}

	@ServerTest
	void throwTheFailureItselfWhereNothingIsCommitted(TestDatabase database) {
		BulkApplication.run(database, (context) -> {
			ReadingRepository readings = context.getBean(ReadingRepository.class);
			assertThatExceptionOfType(DataAccessException.class)
				.isThrownBy(() -> readings.addInThrees(Stream.of(new Reading("a", 1).payload("x".repeat(2000)))))
				.isNotInstanceOf(PartialUpsertException.class);
			assertThatExceptionOfType(InvalidDataAccessApiUsageException.class)
				.isThrownBy(() -> readings.addInThrees(null))
				.withMessage("ReadingRepository.addInThrees: rows is null");
		});
	}

	@ServerTest
	void sayWhereTheirSourceFailed(TestDatabase database) {
		BulkApplication.run(database, (context) -> {
			ReadingRepository readings = context.getBean(ReadingRepository.class);
			Reading[] rows = rows(5).toArray(Reading[]::new);
			rows[4] = null;
			assertThatExceptionOfType(PartialUpsertException.class)
				.isThrownBy(() -> readings.writeInTwos(Arrays.asList(rows)))
				.satisfies((ex) -> assertThat(ex.getCommittedRows()).isEqualTo(4))
				.withCauseInstanceOf(InvalidDataAccessApiUsageException.class)
				.havingCause()
				.withMessage("ReadingRepository.writeInTwos: rows[4] is null");
		});
	}

	@ServerTest
	void areRefusedInARunningTransaction(TestDatabase database) {
		BulkApplication.run(database, (context) -> {
			ReadingRepository readings = context.getBean(ReadingRepository.class);
			UpsertOperations.Description<Reading> upsert = described(context.getBean(UpsertOperations.class));
			TransactionTemplate transaction = new TransactionTemplate(
					context.getBean(PlatformTransactionManager.class));
			assertThatExceptionOfType(InvalidDataAccessApiUsageException.class)
				.isThrownBy(() -> transaction.execute((status) -> readings.addInThrees(rows(2))))
				.withMessageStartingWith("ReadingRepository.addInThrees commits every 3 rows, and cannot");
			assertThatExceptionOfType(InvalidDataAccessApiUsageException.class)
				.isThrownBy(() -> transaction.execute((status) -> upsert.commitEvery(3).execute(rows(2))));
			assertThat(readings.count()).isZero();
		});
	}

	@ServerTest
	void canBeDescribedAndFollowed(TestDatabase database) {
		BulkApplication.run(database, (context) -> {
			UpsertOperations.Description<Reading> upsert = described(context.getBean(UpsertOperations.class));
			List<UpsertProgress> told = new ArrayList<>();
			assertThat(upsert.commitEvery(3).onProgress(told::add).execute(rows(10)).inserted()).isEqualTo(10);
			assertThat(told).last().satisfies((progress) -> {
				assertThat(progress.rows()).isEqualTo(10);
				assertThat(progress.committed()).isEqualTo(10);
			});
			told.clear();
			upsert.onProgress(told::add).execute(rows(10));
			assertThat(told).last()
				.extracting(UpsertProgress::rows, UpsertProgress::committed)
				.containsExactly(10L, 10L);
			assertThatExceptionOfType(InvalidDeclarationException.class)
				.isThrownBy(() -> upsert.commitEvery(-1).execute(rows(1)));
			assertThatExceptionOfType(InvalidDeclarationException.class)
				.isThrownBy(() -> upsert.commitEvery(3).saveAll(rows(1).toList()));
			assertThatExceptionOfType(InvalidDeclarationException.class)
				.isThrownBy(() -> upsert.commitEvery(3).repeats(Repeats.KEEP_LAST).execute(rows(1)));
		});
	}

	private static UpsertOperations.Description<Reading> described(UpsertOperations upserts) {
		return upserts.of(Reading.class).key("code").otherKeys(Permission.ALLOW);
	}

	private static Stream<Reading> rows(int count) {
		return IntStream.range(0, count).mapToObj((i) -> new Reading("c" + i, 1));
	}

	private static int count(JdbcTemplate template) {
		Integer count = template.queryForObject("SELECT COUNT(*) FROM readings", Integer.class);
		return (count != null) ? count : -1;
	}

}
