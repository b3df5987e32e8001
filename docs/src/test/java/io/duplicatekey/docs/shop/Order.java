package io.duplicatekey.docs.shop;

import org.springframework.data.annotation.Id;
import org.springframework.data.relational.core.mapping.Table;

@Table("orders_2026")
public record Order(@Id Long id, long number) {

}
