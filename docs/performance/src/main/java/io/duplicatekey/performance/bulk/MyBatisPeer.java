package io.duplicatekey.performance.bulk;

import java.util.List;

import javax.sql.DataSource;

import org.apache.ibatis.mapping.Environment;
import org.apache.ibatis.session.Configuration;
import org.apache.ibatis.session.ExecutorType;
import org.apache.ibatis.session.SqlSession;
import org.apache.ibatis.session.SqlSessionFactory;
import org.apache.ibatis.session.SqlSessionFactoryBuilder;
import org.apache.ibatis.transaction.jdbc.JdbcTransactionFactory;

import io.duplicatekey.performance.bulk.libraries.MyBatisProducts;

/**
 * MyBatis, by its batch executor or by {@code foreach} in the statement.
 */
final class MyBatisPeer implements Peer {

	private final String name;

	private final SqlSessionFactory sessions;

	private final int chunk;

	private final boolean batch;

	MyBatisPeer(String name, DataSource dataSource, int chunk, boolean batch) {
		this.name = name;
		this.chunk = chunk;
		this.batch = batch;
		Configuration configuration = new Configuration(
				new Environment("bulk", new JdbcTransactionFactory(), dataSource));
		configuration.addMapper(MyBatisProducts.class);
		this.sessions = new SqlSessionFactoryBuilder().build(configuration);
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
			// Rolls back when it is closed without a commit.
			try (SqlSession session = this.sessions
				.openSession(this.batch ? ExecutorType.BATCH : ExecutorType.SIMPLE)) {
				MyBatisProducts products = session.getMapper(MyBatisProducts.class);
				for (int first = 0; first < rows.size(); first += this.chunk) {
					List<Row> part = rows.subList(first, Math.min(rows.size(), first + this.chunk));
					if (this.batch) {
						part.forEach(products::write);
						session.flushStatements();
					}
					else {
						products.writeAll(part);
					}
				}
				session.commit();
			}
			return Outcome.NOTHING;
		};
	}

}
