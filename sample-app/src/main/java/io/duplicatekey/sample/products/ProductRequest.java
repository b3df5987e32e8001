package io.duplicatekey.sample.products;

import java.math.BigDecimal;

import jakarta.validation.constraints.Digits;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.PositiveOrZero;
import jakarta.validation.constraints.Size;

record ProductRequest(@NotBlank @Size(max = 40) String tenant, @NotBlank @Size(max = 40) String sku,
		@NotBlank @Size(max = 200) String name,
		@NotNull @PositiveOrZero @Digits(integer = 8, fraction = 2) BigDecimal price,
		@PositiveOrZero @Max(100) int stock) {

	Product toProduct() {
		return new Product(this.tenant, this.sku, this.name, this.price, this.stock);
	}

}
