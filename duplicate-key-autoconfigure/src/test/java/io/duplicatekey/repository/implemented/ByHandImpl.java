package io.duplicatekey.repository.implemented;

import java.util.List;

import io.duplicatekey.repository.shop.Product;

public class ByHandImpl implements ByHand {

	@Override
	public void upsertByHand(List<Product> rows) {
	}

}
