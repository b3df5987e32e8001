package io.duplicatekey.translation;

import java.sql.SQLException;

import org.apache.ibatis.exceptions.PersistenceException;
import org.hibernate.exception.ConstraintViolationException;
import org.jooq.exception.DataAccessException;
import org.junit.jupiter.api.Test;

import org.springframework.dao.DuplicateKeyException;

import static org.assertj.core.api.Assertions.assertThat;

class FailedStatementTests {

	private static final SQLException CAUSE = new SQLException(
			"Duplicate entry 'x\n### SQL: INSERT INTO other; SQL [INSERT INTO other]; ' for key 'uk'", "23000", 1062);

	@Test
	void readsItFromSpringsMessage() {
		assertThat(FailedStatement
			.of(new DuplicateKeyException("StatementCallback; SQL [INSERT INTO t]; " + CAUSE.getMessage(), CAUSE)))
			.isEqualTo("INSERT INTO t");
	}

	@Test
	void readsItFromHibernate() {
		assertThat(
				FailedStatement.of(new ConstraintViolationException("could not execute", CAUSE, "insert into t", "uk")))
			.isEqualTo("insert into t");
		String message = "JDBC exception executing SQL [INSERT INTO t] [" + CAUSE.getMessage() + "]";
		assertThat(FailedStatement.of(new ConstraintViolationException(message, CAUSE, "n/a", "uk")))
			.isEqualTo("INSERT INTO t");
	}

	@Test
	void readsItFromJooqsMessage() {
		assertThat(FailedStatement.of(new DataAccessException("SQL [insert into t]; " + CAUSE.getMessage(), CAUSE)))
			.isEqualTo("insert into t");
	}

	@Test
	void readsItFromMyBatisMessage() {
		String message = "\n### Error updating database.  Cause: " + CAUSE + "\n### The error may exist in x"
				+ "\n### SQL: INSERT INTO t VALUES (?)\n### Cause: " + CAUSE;
		assertThat(FailedStatement.of(new PersistenceException(message, CAUSE))).isEqualTo("INSERT INTO t VALUES (?)");
	}

	@Test
	void doesNotTakeAValueForIt() {
		assertThat(FailedStatement.of(CAUSE)).isNull();
		assertThat(FailedStatement.of(new DuplicateKeyException(CAUSE.getMessage(), CAUSE))).isNull();
		assertThat(FailedStatement.of(new DataAccessException(CAUSE.getMessage(), CAUSE))).isNull();
		assertThat(FailedStatement.of(new PersistenceException("\n### Cause: " + CAUSE, CAUSE))).isNull();
		assertThat(FailedStatement.of(new IllegalStateException("SQL [x]; " + CAUSE.getMessage(), CAUSE))).isNull();
	}

	@Test
	void endsOnACircleOfCauses() {
		Exception one = new Exception("one");
		Exception two = new Exception("two", one);
		one.initCause(two);
		assertThat(FailedStatement.of(one)).isNull();
	}

}
