/**
 * Everyone's way to upsert many rows, measured in one run on one server.
 */
@NullMarked
package io.duplicatekey.performance.bulk;

import org.jspecify.annotations.NullMarked;
