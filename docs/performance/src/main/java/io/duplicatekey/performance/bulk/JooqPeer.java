package io.duplicatekey.performance.bulk;

import java.math.BigDecimal;
import java.time.LocalDateTime;
import java.util.List;

import javax.sql.DataSource;

import org.jooq.BatchBindStep;
import org.jooq.DSLContext;
import org.jooq.Field;
import org.jooq.InsertValuesStep6;
import org.jooq.Record;
import org.jooq.SQLDialect;
import org.jooq.Table;
import org.jooq.conf.Settings;
import org.jooq.impl.DSL;
import org.jooq.impl.SQLDataType;

/**
 * jOOQ, by statements of many rows or by its batch.
 */
final class JooqPeer implements Peer {

	private static final Table<Record> PRODUCT = DSL.table(DSL.name("product"));

	private static final Field<String> SKU = DSL.field(DSL.name("sku"), SQLDataType.VARCHAR(32));

	private static final Field<String> NAME = DSL.field(DSL.name("name"), SQLDataType.VARCHAR(100));

	private static final Field<BigDecimal> PRICE = DSL.field(DSL.name("price"), SQLDataType.DECIMAL(12, 2));

	private static final Field<Integer> STOCK = DSL.field(DSL.name("stock"), SQLDataType.INTEGER);

	private static final Field<Integer> HITS = DSL.field(DSL.name("hits"), SQLDataType.INTEGER);

	private static final Field<LocalDateTime> UPDATED_AT = DSL.field(DSL.name("updated_at"),
			SQLDataType.LOCALDATETIME(6));

	private final String name;

	private final DSLContext jooq;

	private final int chunk;

	private final boolean batch;

	JooqPeer(String name, DataSource dataSource, SQLDialect dialect, int chunk, boolean batch) {
		this.name = name;
		this.jooq = DSL.using(dataSource, dialect, new Settings().withExecuteLogging(false));
		this.chunk = chunk;
		this.batch = batch;
	}

	@Override
	public String name() {
		return this.name;
	}

	@Override
	public int chunk() {
		return this.chunk;
	}

	@Override
	public Call prepare(List<Row> rows) {
		return () -> {
			this.jooq.transaction((configuration) -> {
				for (int first = 0; first < rows.size(); first += this.chunk) {
					List<Row> part = rows.subList(first, Math.min(rows.size(), first + this.chunk));
					if (this.batch) {
						batch(configuration.dsl(), part);
					}
					else {
						multiRow(configuration.dsl(), part);
					}
				}
			});
			return Outcome.NOTHING;
		};
	}

	private static void multiRow(DSLContext jooq, List<Row> rows) {
		var insert = insert(jooq);
		for (Row row : rows) {
			insert = insert.values(row.sku(), row.name(), row.price(), row.stock(), row.hits(), row.updatedAt());
		}
		insert.onDuplicateKeyUpdate().setAllToExcluded().execute();
	}

	private static void batch(DSLContext jooq, List<Row> rows) {
		Row first = rows.get(0);
		BatchBindStep batch = jooq.batch(insert(jooq)
			.values(first.sku(), first.name(), first.price(), first.stock(), first.hits(), first.updatedAt())
			.onDuplicateKeyUpdate()
			.setAllToExcluded());
		for (Row row : rows) {
			batch = batch.bind(row.sku(), row.name(), row.price(), row.stock(), row.hits(), row.updatedAt());
		}
		batch.execute();
	}

	private static InsertValuesStep6<Record, String, String, BigDecimal, Integer, Integer, LocalDateTime> insert(
			DSLContext jooq) {
		return jooq.insertInto(PRODUCT, SKU, NAME, PRICE, STOCK, HITS, UPDATED_AT);
	}

}
