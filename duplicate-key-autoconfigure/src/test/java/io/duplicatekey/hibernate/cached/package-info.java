/**
 * Entities with a second-level cache.
 */
@NullMarked
package io.duplicatekey.hibernate.cached;

import org.jspecify.annotations.NullMarked;
