/**
 * The application whose start is measured. It uses nothing of duplicate-key, so that it
 * starts without it too.
 */
@NullMarked
package io.duplicatekey.performance.startup;

import org.jspecify.annotations.NullMarked;
