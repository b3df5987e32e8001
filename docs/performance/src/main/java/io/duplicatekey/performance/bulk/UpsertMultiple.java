package io.duplicatekey.performance.bulk;

import java.util.List;

import org.hibernate.SessionFactory;
import org.hibernate.StatelessSession;
import org.hibernate.Transaction;

import io.duplicatekey.performance.bulk.app.ProductBySku;

/**
 * Hibernate's {@code upsertMultiple}. It needs the id, so here the key is the id, and the
 * table's own id is not mapped.
 *
 * @param name what the report calls it
 * @param factory Hibernate's
 */
record UpsertMultiple(String name, SessionFactory factory) implements Peer {

	@Override
	public Call prepare(List<Row> rows) {
		List<ProductBySku> products = rows.stream().map(ProductBySku::new).toList();
		return () -> {
			try (StatelessSession session = this.factory.openStatelessSession()) {
				session.setJdbcBatchSize(1000);
				Transaction transaction = session.beginTransaction();
				try {
					session.upsertMultiple(products);
					transaction.commit();
				}
				catch (RuntimeException ex) {
					transaction.rollback();
					throw ex;
				}
			}
			return Outcome.NOTHING;
		};
	}

}
