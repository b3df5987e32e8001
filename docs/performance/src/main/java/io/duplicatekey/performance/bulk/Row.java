package io.duplicatekey.performance.bulk;

import java.math.BigDecimal;
import java.time.LocalDateTime;

/**
 * What is to be in a row of the table, besides its id.
 *
 * @param sku the key
 * @param name a name
 * @param price a price
 * @param stock how many there are
 * @param hits how often it was looked at
 * @param updatedAt when it was changed
 */
public record Row(String sku, String name, BigDecimal price, int stock, int hits, LocalDateTime updatedAt) {

}
