package io.duplicatekey.performance.bulk.libraries;

import java.math.BigDecimal;
import java.time.LocalDateTime;

import org.springframework.data.annotation.Id;
import org.springframework.data.relational.core.mapping.Table;

/**
 * The table for Spring Data JDBC, which upserts by id only: the key is the id.
 *
 * @param sku the key
 * @param name a name
 * @param price a price
 * @param stock how many there are
 * @param hits how often it was looked at
 * @param updatedAt when it was changed
 */
@Table("product")
public record SkuRow(@Id String sku, String name, BigDecimal price, int stock, int hits, LocalDateTime updatedAt) {

}
