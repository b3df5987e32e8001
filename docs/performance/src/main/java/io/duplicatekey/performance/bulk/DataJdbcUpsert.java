package io.duplicatekey.performance.bulk;

import java.util.List;

import javax.sql.DataSource;

import org.springframework.data.jdbc.core.JdbcAggregateTemplate;
import org.springframework.data.jdbc.core.convert.DataAccessStrategyFactory;
import org.springframework.data.jdbc.core.convert.JdbcConverter;
import org.springframework.data.jdbc.core.convert.JdbcCustomConversions;
import org.springframework.data.jdbc.core.convert.JdbcTypeFactory;
import org.springframework.data.jdbc.core.convert.MappingJdbcConverter;
import org.springframework.data.jdbc.core.convert.QueryMappingConfiguration;
import org.springframework.data.jdbc.core.dialect.DialectResolver;
import org.springframework.data.jdbc.core.dialect.JdbcDialect;
import org.springframework.data.jdbc.core.mapping.JdbcMappingContext;
import org.springframework.jdbc.core.namedparam.NamedParameterJdbcTemplate;
import org.springframework.jdbc.support.JdbcTransactionManager;
import org.springframework.transaction.support.TransactionOperations;
import org.springframework.transaction.support.TransactionTemplate;

import io.duplicatekey.performance.bulk.libraries.SkuRow;

/**
 * {@code JdbcAggregateTemplate.upsert} in a loop, there being none for many. It needs the
 * id, so here the key is the id, and the table's own id is not mapped.
 */
final class DataJdbcUpsert implements Peer {

	private final JdbcAggregateTemplate template;

	private final TransactionOperations transactions;

	DataJdbcUpsert(DataSource dataSource) {
		NamedParameterJdbcTemplate operations = new NamedParameterJdbcTemplate(dataSource);
		JdbcDialect dialect = DialectResolver.getDialect(operations.getJdbcOperations());
		JdbcMappingContext context = new JdbcMappingContext();
		JdbcConverter converter = new MappingJdbcConverter(context, (identifier, path) -> List.of(),
				JdbcCustomConversions.of(dialect, List.of()), JdbcTypeFactory.unsupported());
		this.template = new JdbcAggregateTemplate(converter,
				new DataAccessStrategyFactory(converter, operations, dialect, QueryMappingConfiguration.EMPTY)
					.create());
		this.transactions = new TransactionTemplate(new JdbcTransactionManager(dataSource));
	}

	@Override
	public String name() {
		return "Spring Data JDBC upsert, in a loop";
	}

	@Override
	public Call prepare(List<Row> rows) {
		List<SkuRow> products = rows.stream()
			.map((row) -> new SkuRow(row.sku(), row.name(), row.price(), row.stock(), row.hits(), row.updatedAt()))
			.toList();
		return () -> {
			this.transactions.executeWithoutResult((status) -> products.forEach(this.template::upsert));
			return Outcome.NOTHING;
		};
	}

}
