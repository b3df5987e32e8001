/**
 * What users' tests call: duplicate keys to throw from mocks, and assertions for those
 * that were thrown.
 */
@NullMarked
package io.duplicatekey.test;

import org.jspecify.annotations.NullMarked;
