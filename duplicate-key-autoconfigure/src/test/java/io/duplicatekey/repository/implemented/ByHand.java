package io.duplicatekey.repository.implemented;

import java.util.List;

import io.duplicatekey.repository.shop.Product;
import io.duplicatekey.upsert.Upsert;

public interface ByHand {

	@Upsert
	void upsertByHand(List<Product> rows);

}
