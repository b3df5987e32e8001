package io.duplicatekey.performance.bulk;

import java.util.List;

import javax.sql.DataSource;

import org.jspecify.annotations.Nullable;

import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.transaction.support.TransactionOperations;

/**
 * {@code JdbcTemplate} with the statement of one row: {@code update} for one, and
 * {@code batchUpdate} for more, which Connector/J sends one by one.
 */
final class TemplateRow implements Peer {

	private final String name;

	private final JdbcTemplate template;

	private final TransactionOperations transactions;

	private final String sql;

	TemplateRow(String name, DataSource dataSource, TransactionOperations transactions, Odku sql) {
		this.name = name;
		this.template = new JdbcTemplate(dataSource);
		this.transactions = transactions;
		this.sql = sql.rows(1);
	}

	@Override
	public String name() {
		return this.name;
	}

	@Override
	public Call prepare(List<Row> rows) {
		return () -> {
			this.transactions.executeWithoutResult((status) -> write(rows));
			return Outcome.NOTHING;
		};
	}

	private void write(List<Row> rows) {
		if (rows.size() == 1) {
			this.template.update(this.sql, values(rows.get(0)));
		}
		else {
			this.template.batchUpdate(this.sql, rows, 1000, (statement, row) -> Odku.bind(statement, 0, row));
		}
	}

	private static @Nullable Object[] values(Row row) {
		return new Object[] { row.sku(), row.name(), row.price(), row.stock(), row.hits(), row.updatedAt() };
	}

}
