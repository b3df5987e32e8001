package io.duplicatekey.sample.products;

import java.util.List;

import io.duplicatekey.upsert.Outcome;
import io.duplicatekey.upsert.UpsertResult;
import io.duplicatekey.upsert.Upserted;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import org.jspecify.annotations.Nullable;

import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

@RestController
@RequestMapping("/products")
class ProductController {

	private final ProductService products;

	ProductController(ProductService products) {
		this.products = products;
	}

	@PostMapping
	@ResponseStatus(HttpStatus.CREATED)
	ProductRequest add(@Valid @RequestBody ProductRequest product) {
		this.products.add(product);
		return product;
	}

	@PutMapping
	TotalsResponse store(@RequestBody List<@NotNull @Valid ProductRequest> products) {
		return TotalsResponse.of(this.products.store(toProducts(products)));
	}

	@PostMapping("/deliveries")
	List<DeliveryResponse> deliver(@RequestBody List<@NotNull @Valid ProductRequest> delivered) {
		return this.products.deliver(toProducts(delivered)).stream().map(DeliveryResponse::of).toList();
	}

	private static List<Product> toProducts(List<ProductRequest> requests) {
		return requests.stream().map(ProductRequest::toProduct).toList();
	}

	record TotalsResponse(long inserted, long updated, long unchanged) {

		static TotalsResponse of(UpsertResult result) {
			return new TotalsResponse(result.inserted(), result.updated(), result.unchanged());
		}

	}

	record DeliveryResponse(@Nullable Long id, String sku, Outcome outcome) {

		static DeliveryResponse of(Upserted<Product> delivered) {
			Product product = delivered.entity();
			return new DeliveryResponse(product.getId(), product.getSku(), delivered.outcome());
		}

	}

}
