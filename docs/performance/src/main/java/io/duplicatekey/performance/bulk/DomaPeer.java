package io.duplicatekey.performance.bulk;

import java.util.List;

import javax.sql.DataSource;

import org.seasar.doma.jdbc.Config;
import org.seasar.doma.jdbc.dialect.Dialect;
import org.seasar.doma.jdbc.dialect.MysqlDialect;

import org.springframework.jdbc.datasource.TransactionAwareDataSourceProxy;
import org.springframework.jdbc.support.JdbcTransactionManager;
import org.springframework.transaction.support.TransactionOperations;
import org.springframework.transaction.support.TransactionTemplate;

import io.duplicatekey.performance.bulk.libraries.DomaProduct;
import io.duplicatekey.performance.bulk.libraries.DomaProducts;
import io.duplicatekey.performance.bulk.libraries.DomaProductsImpl;

/**
 * Doma's {@code @MultiInsert} with {@code UPDATE}, whose statement has all rows that it
 * is given.
 */
final class DomaPeer implements Peer {

	private final DomaProducts products;

	private final TransactionOperations transactions;

	private final int chunk;

	DomaPeer(DataSource dataSource, boolean rowAlias, int chunk) {
		Dialect dialect = new MysqlDialect(rowAlias ? MysqlDialect.MySqlVersion.V8 : MysqlDialect.MySqlVersion.V5);
		DataSource joining = new TransactionAwareDataSourceProxy(dataSource);
		this.products = new DomaProductsImpl(new Config() {

			@Override
			public DataSource getDataSource() {
				return joining;
			}

			@Override
			public Dialect getDialect() {
				return dialect;
			}

		});
		this.transactions = new TransactionTemplate(new JdbcTransactionManager(dataSource));
		this.chunk = chunk;
	}

	@Override
	public String name() {
		return "Doma @MultiInsert UPDATE";
	}

	@Override
	public int chunk() {
		return this.chunk;
	}

	@Override
	public Call prepare(List<Row> rows) {
		List<DomaProduct> products = rows.stream()
			.map((row) -> new DomaProduct(row.sku(), row.name(), row.price(), row.stock(), row.hits(), row.updatedAt()))
			.toList();
		return () -> {
			this.transactions.executeWithoutResult((status) -> {
				for (int first = 0; first < products.size(); first += this.chunk) {
					this.products.write(products.subList(first, Math.min(products.size(), first + this.chunk)));
				}
			});
			return Outcome.NOTHING;
		};
	}

}
