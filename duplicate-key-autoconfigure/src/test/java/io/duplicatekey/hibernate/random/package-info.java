/**
 * Random sequences of upserts, compared with a model of what MySQL does.
 */
@NullMarked
package io.duplicatekey.hibernate.random;

import org.jspecify.annotations.NullMarked;
