/**
 * Writes the statements of an upsert: pure functions from what is to be written to SQL
 * text, JDK only. Types are public for the other packages of this jar; they are not for
 * users and can change without notice.
 */
@NullMarked
package io.duplicatekey.sql;

import org.jspecify.annotations.NullMarked;
