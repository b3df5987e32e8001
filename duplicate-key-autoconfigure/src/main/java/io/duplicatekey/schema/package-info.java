/**
 * Reads from the server what a table is: its unique indexes, its columns, the foreign
 * keys that refer to it. Spring-free, and without a cache. Types are public for the other
 * packages of this jar; they are not for users and can change without notice.
 */
@NullMarked
package io.duplicatekey.schema;

import org.jspecify.annotations.NullMarked;
