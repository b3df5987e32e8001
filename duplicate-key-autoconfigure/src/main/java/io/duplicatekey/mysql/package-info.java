/**
 * Reads what a MySQL or MariaDB duplicate-key error says: pure functions over exceptions
 * and texts, JDK only. Types are public for the other packages of this jar; they are not
 * for users and can change without notice.
 */
@NullMarked
package io.duplicatekey.mysql;

import org.jspecify.annotations.NullMarked;
