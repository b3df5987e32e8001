package io.duplicatekey.performance.bulk.libraries;

import java.math.BigDecimal;
import java.time.LocalDateTime;

import org.seasar.doma.Column;
import org.seasar.doma.Entity;
import org.seasar.doma.Id;
import org.seasar.doma.Table;

/**
 * The table for Doma. It makes no statements of many rows where the database makes the
 * id, so here the key is the id, and the table's own id is not mapped.
 *
 * @param sku the key
 * @param name a name
 * @param price a price
 * @param stock how many there are
 * @param hits how often it was looked at
 * @param updatedAt when it was changed
 */
@Entity(immutable = true)
@Table(name = "product")
public record DomaProduct(@Id String sku, String name, BigDecimal price, Integer stock, Integer hits,
		@Column(name = "updated_at") LocalDateTime updatedAt) {

}
