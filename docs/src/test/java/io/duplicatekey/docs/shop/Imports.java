package io.duplicatekey.docs.shop;

import java.util.List;

import javax.sql.DataSource;

import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.stereotype.Component;

import io.duplicatekey.DuplicateEntryException;
import io.duplicatekey.OnDuplicateKey;

@Component
public class Imports {

	private final JdbcTemplate jdbcTemplate;

	private final DataSource dataSource;

	public Imports(JdbcTemplate jdbcTemplate, DataSource dataSource) {
		this.jdbcTemplate = jdbcTemplate;
		this.dataSource = dataSource;
	}

	public String importProducts(List<Object[]> products) {
		// tag::batch[]
		try {
			this.jdbcTemplate.batchUpdate("INSERT INTO products (tenant, sku, name) VALUES (?, ?, ?)", products);
			return "Done";
		}
		catch (DuplicateEntryException ex) {
			return ex.getViolation()
				.rows()
				.map((rows) -> rows.isCertain() ? "Row " + rows.first()
						: "One of the rows " + rows.first() + " to " + rows.last())
				.orElse("Some row");
		}
		// end::batch[]
	}

	// tag::own-template[]
	@OnDuplicateKey
	public void importProduct(String tenant, String sku, String name) {
		// No bean, so the starter cannot know it.
		JdbcTemplate template = new JdbcTemplate(this.dataSource);
		template.update("INSERT INTO products (tenant, sku, name) VALUES (?, ?, ?)", tenant, sku, name);
	}
	// end::own-template[]

	public void importProductWithout(String tenant, String sku, String name) {
		new JdbcTemplate(this.dataSource).update("INSERT INTO products (tenant, sku, name) VALUES (?, ?, ?)", tenant,
				sku, name);
	}

}
