/**
 * The small application of the page about Spring Batch.
 */
package io.duplicatekey.docs.visits;
