package io.duplicatekey.sample.products;

import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.Size;

record Product(@NotBlank @Size(max = 40) String tenant, @NotBlank @Size(max = 40) String sku,
		@NotBlank @Size(max = 200) String name) {
}
