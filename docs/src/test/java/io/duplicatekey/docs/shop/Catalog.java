package io.duplicatekey.docs.shop;

import java.util.Collection;
import java.util.List;
import java.util.Map;

import javax.sql.DataSource;

import org.springframework.stereotype.Component;

import io.duplicatekey.jdbc.SimpleJdbcUpsert;
import io.duplicatekey.upsert.UpsertOperations;
import io.duplicatekey.upsert.UpsertResult;

@Component
public class Catalog {

	private final UpsertOperations upserts;

	private final DataSource dataSource;

	public Catalog(UpsertOperations upserts, DataSource dataSource) {
		this.upserts = upserts;
		this.dataSource = dataSource;
	}

	// tag::operations[]
	public UpsertResult change(List<Product> rows, String... properties) {
		return this.upserts.of(Product.class).key("tenant", "sku").update(properties).execute(rows);
	}
	// end::operations[]

	public UpsertResult importRows(Collection<Map<String, Object>> rows) {
		// tag::jdbc[]
		SimpleJdbcUpsert products = new SimpleJdbcUpsert(this.dataSource).withTableName("products")
			.withKeyColumns("tenant", "sku")
			.set("stock", "#old.stock + #new.stock");
		return products.executeBatch(rows);
		// end::jdbc[]
	}

}
