package io.duplicatekey.docs.shop;

import org.springframework.stereotype.Service;

import io.duplicatekey.upsert.UpsertOperations;

@Service
public class Profiles {

	private final UpsertOperations upserts;

	public Profiles(UpsertOperations upserts) {
		this.upserts = upserts;
	}

	// tag::update[]
	public void changeHandle(String email, String handle) {
		if (!this.upserts.updateByKey(new User(email, handle), "email")) {
			throw new IllegalArgumentException("Nobody has this address");
		}
	}
	// end::update[]

	// tag::described[]
	public boolean sell(Product product, int pieces) {
		return this.upserts.of(Product.class)
			.key("tenant", "sku")
			.update("price")
			.set("stock", "#old.stock - #pieces")
			.argument("pieces", pieces)
			.updateByKey(product);
	}
	// end::described[]

}
