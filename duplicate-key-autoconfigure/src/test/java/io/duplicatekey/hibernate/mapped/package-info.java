/**
 * An entity for each kind of mapping that upserts write.
 */
@NullMarked
package io.duplicatekey.hibernate.mapped;

import org.jspecify.annotations.NullMarked;
