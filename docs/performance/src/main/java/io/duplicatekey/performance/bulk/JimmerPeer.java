package io.duplicatekey.performance.bulk;

import java.util.ArrayList;
import java.util.List;

import javax.sql.DataSource;

import org.babyfish.jimmer.ImmutableObjects;
import org.babyfish.jimmer.sql.JSqlClient;
import org.babyfish.jimmer.sql.ast.mutation.BatchSaveResult;
import org.babyfish.jimmer.sql.ast.mutation.SaveMode;
import org.babyfish.jimmer.sql.dialect.MySqlDialect;
import org.jspecify.annotations.Nullable;

import io.duplicatekey.performance.bulk.libraries.JimmerProduct;
import io.duplicatekey.performance.bulk.libraries.JimmerProductDraft;
import io.duplicatekey.performance.bulk.libraries.JimmerProductProps;

/**
 * Jimmer's save command. As it comes it writes row by row on MySQL; its batches have to
 * be switched on, and then promise neither ids nor counts.
 */
final class JimmerPeer implements Peer {

	private final String name;

	private final DataSource dataSource;

	private final JSqlClient client;

	private final boolean batch;

	JimmerPeer(String name, DataSource dataSource, boolean batch) {
		this.name = name;
		this.dataSource = dataSource;
		this.batch = batch;
		this.client = JSqlClient.newBuilder()
			.setDialect(new MySqlDialect())
			.setExplicitBatchEnabled(batch)
			.setDumbBatchAcceptable(batch)
			.build();
	}

	@Override
	public String name() {
		return this.name;
	}

	@Override
	public boolean ids() {
		return !this.batch;
	}

	@Override
	public Call prepare(List<Row> rows) {
		List<JimmerProduct> products = rows.stream().map(JimmerPeer::product).toList();
		return () -> JdbcTransaction.run(this.dataSource, (connection) -> {
			BatchSaveResult<JimmerProduct> result = this.client.saveEntitiesCommand(products)
				.setMode(SaveMode.UPSERT)
				.execute(connection);
			return this.batch ? Outcome.NOTHING : Outcome.ids(idsOf(result));
		});
	}

	private static List<@Nullable Long> idsOf(BatchSaveResult<JimmerProduct> result) {
		List<@Nullable Long> ids = new ArrayList<>();
		result.getItems()
			.forEach((item) -> ids.add(ImmutableObjects.isLoaded(item.getModifiedEntity(), JimmerProductProps.ID)
					? item.getModifiedEntity().id() : null));
		return ids;
	}

	private static JimmerProduct product(Row row) {
		return JimmerProductDraft.$.produce((draft) -> draft.setSku(row.sku())
			.setName(row.name())
			.setPrice(row.price())
			.setStock(row.stock())
			.setHits(row.hits())
			.setUpdatedAt(row.updatedAt()));
	}

}
