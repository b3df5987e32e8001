/**
 * Real servers for the tests: finds and starts those that can be had, gives each test an
 * empty database on each of them, and reports what ran where.
 */
@NullMarked
package io.duplicatekey.servers;

import org.jspecify.annotations.NullMarked;
