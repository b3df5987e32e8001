/**
 * Tools that the build of the documentation runs.
 */
@NullMarked
package io.duplicatekey.docs;

import org.jspecify.annotations.NullMarked;
