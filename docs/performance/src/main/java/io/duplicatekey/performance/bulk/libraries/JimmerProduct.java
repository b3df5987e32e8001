package io.duplicatekey.performance.bulk.libraries;

import java.math.BigDecimal;
import java.time.LocalDateTime;

import org.babyfish.jimmer.sql.Entity;
import org.babyfish.jimmer.sql.GeneratedValue;
import org.babyfish.jimmer.sql.GenerationType;
import org.babyfish.jimmer.sql.Id;
import org.babyfish.jimmer.sql.Key;
import org.babyfish.jimmer.sql.KeyUniqueConstraint;
import org.babyfish.jimmer.sql.Table;

/**
 * The table for Jimmer. Without the constraint it would select first and then insert.
 */
@Entity
@Table(name = "product")
@KeyUniqueConstraint(noMoreUniqueConstraints = true)
public interface JimmerProduct {

	@Id
	@GeneratedValue(strategy = GenerationType.IDENTITY)
	long id();

	@Key
	String sku();

	String name();

	BigDecimal price();

	int stock();

	int hits();

	LocalDateTime updatedAt();

}
