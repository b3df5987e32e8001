package io.duplicatekey.performance.bulk;

import java.util.List;
import java.util.function.Function;

import io.duplicatekey.performance.bulk.app.Product;
import io.duplicatekey.performance.bulk.app.Products;
import io.duplicatekey.upsert.UpsertResult;

/**
 * A method of a repository with {@code @Upsert}.
 *
 * @param name what the report calls it
 * @param ids whether it promises ids
 * @param method the method
 */
record OurUpsert(String name, boolean ids, Function<List<Product>, Outcome> method) implements Peer {

	static final String VOID = "ours: @Upsert void";

	static final String LOAD_DATA = "ours: via LOAD_DATA";

	static final String IDS = "ours: @Upsert List";

	static List<Peer> all(Products products) {
		return List.of(new OurUpsert(VOID, false, (rows) -> {
			if (rows.size() == 1) {
				products.writeOne(rows.get(0));
			}
			else {
				products.write(rows);
			}
			return Outcome.NOTHING;
		}), new OurUpsert("ours: @Upsert UpsertResult", false, (rows) -> {
			UpsertResult result = products.writeCounting(rows);
			return new Outcome(result.inserted(), result.updated(), null);
		}), new OurUpsert(LOAD_DATA, false, (rows) -> {
			UpsertResult result = products.load(rows);
			return new Outcome(result.inserted(), result.updated(), null);
		}), new OurUpsert(IDS, true,
				(rows) -> Outcome.ids(products.writeForIds(rows).stream().map(Product::getId).toList())));
	}

	@Override
	public Call prepare(List<Row> rows) {
		List<Product> products = rows.stream().map(Product::new).toList();
		return () -> this.method.apply(products);
	}

}
