/**
 * A job that runs in a virtual machine of its own, so that it can be killed. What names
 * types of Spring Batch is there once for each of its versions, in
 * {@code src/test/spring-batch-*}.
 */
@NullMarked
package io.duplicatekey.batch.app;

import org.jspecify.annotations.NullMarked;
