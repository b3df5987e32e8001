package io.duplicatekey.behaviour.bulk;

import java.sql.Connection;
import java.util.AbstractCollection;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.function.Consumer;
import java.util.stream.IntStream;
import java.util.stream.Stream;

import org.springframework.context.ApplicationContext;
import org.springframework.jdbc.core.ConnectionCallback;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

import io.duplicatekey.servers.ServerTest;
import io.duplicatekey.servers.TestDatabase;
import io.duplicatekey.upsert.Permission;
import io.duplicatekey.upsert.UpsertOperations;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * At which isolation upserts run, as it is while rows are taken.
 */
class IsolationIT {

	private static final int MANY = 1000;

	@ServerTest
	void isReadCommittedForManyRows(TestDatabase database) {
		BulkApplication.run(database, (context) -> {
			ReadingRepository readings = context.getBean(ReadingRepository.class);
			assertThat(of(context, MANY, (rows) -> readings.addAll(new Watched(rows)))).isEqualTo(readCommitted());
			assertThat(of(context, 2, (rows) -> readings.write(rows.stream()))).isEqualTo(readCommitted());
			assertThat(of(context, 2, (rows) -> described(context).execute(rows.stream()))).isEqualTo(readCommitted());
			assertThat(context.getBean(JdbcTemplate.class).execute(isolation())).as("afterwards")
				.isEqualTo(repeatableRead());
		});
	}

	@ServerTest
	void isTheUsualOneForFewRows(TestDatabase database) {
		BulkApplication.run(database, (context) -> {
			ReadingRepository readings = context.getBean(ReadingRepository.class);
			assertThat(of(context, MANY - 1, (rows) -> readings.addAll(new Watched(rows)))).isEqualTo(repeatableRead());
		});
	}

	@ServerTest
	void isTheOneThatIsDeclared(TestDatabase database) {
		BulkApplication.run(database, (context) -> {
			ReadingRepository readings = context.getBean(ReadingRepository.class);
			assertThat(of(context, 2, (rows) -> readings.writeSerializable(rows.stream())))
				.isEqualTo(Connection.TRANSACTION_SERIALIZABLE);
		});
	}

	@ServerTest
	void isThatOfTheRunningTransaction(TestDatabase database) {
		BulkApplication.run(database, (context) -> {
			ReadingRepository readings = context.getBean(ReadingRepository.class);
			TransactionTemplate transaction = new TransactionTemplate(
					context.getBean(PlatformTransactionManager.class));
			assertThat(of(context, 2,
					(rows) -> transaction.executeWithoutResult((status) -> readings.write(rows.stream()))))
				.isEqualTo(repeatableRead());
		});
	}

	@ServerTest
	void isTheUsualOneIfTold(TestDatabase database) {
		BulkApplication.run(database, (context) -> {
			ReadingRepository readings = context.getBean(ReadingRepository.class);
			assertThat(of(context, 2, (rows) -> readings.write(rows.stream()))).isEqualTo(repeatableRead());
		}, "duplicate-key.upsert.bulk-isolation=default");
	}

	@ServerTest
	void isTheUsualOneWhereTheServerRefusesAnother(TestDatabase database) {
		BulkApplication.run(database, (context) -> {
			ReadingRepository readings = context.getBean(ReadingRepository.class);
			boolean logs = Boolean.TRUE
				.equals(context.getBean(JdbcTemplate.class).queryForObject("SELECT @@GLOBAL.log_bin", Boolean.class));
			Integer expected = logs ? repeatableRead() : readCommitted();
			assertThat(of(context, 2, (rows) -> readings.write(rows.stream()))).isEqualTo(expected);
			assertThat(of(context, 2, (rows) -> readings.write(rows.stream()))).isEqualTo(expected);
			assertThat(readings.count()).isEqualTo(2);
		}, "spring.datasource.hikari.connection-init-sql=SET SESSION binlog_format = 'STATEMENT'");
	}

	private static UpsertOperations.Description<Reading> described(ApplicationContext context) {
		return context.getBean(UpsertOperations.class).of(Reading.class).key("code").otherKeys(Permission.ALLOW);
	}

	private static Integer readCommitted() {
		return Connection.TRANSACTION_READ_COMMITTED;
	}

	private static Integer repeatableRead() {
		return Connection.TRANSACTION_REPEATABLE_READ;
	}

	private static ConnectionCallback<Integer> isolation() {
		return Connection::getTransactionIsolation;
	}

	/**
	 * The isolation in which rows are taken by an upsert.
	 */
	private static Integer of(ApplicationContext context, int count, Consumer<Rows> upsert) {
		Rows rows = new Rows(context.getBean(JdbcTemplate.class), count);
		upsert.accept(rows);
		return rows.isolations.get(rows.isolations.size() - 1);
	}

	/**
	 * Rows that look at the transaction when the first of them is taken.
	 */
	private static final class Rows {

		private final List<Integer> isolations = new ArrayList<>();

		private final JdbcTemplate template;

		private final int count;

		Rows(JdbcTemplate template, int count) {
			this.template = template;
			this.count = count;
		}

		Stream<Reading> stream() {
			return IntStream.range(0, this.count).mapToObj((i) -> {
				if (i == 0) {
					this.isolations.add(this.template.execute(isolation()));
				}
				return new Reading("c" + i, 1);
			});
		}

	}

	private static final class Watched extends AbstractCollection<Reading> {

		private final Rows rows;

		Watched(Rows rows) {
			this.rows = rows;
		}

		@Override
		public Iterator<Reading> iterator() {
			return this.rows.stream().iterator();
		}

		@Override
		public int size() {
			return this.rows.count;
		}

	}

}
