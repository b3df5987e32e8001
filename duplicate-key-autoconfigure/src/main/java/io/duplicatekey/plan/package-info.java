/**
 * Plans of upserts: what was declared, checked against what is mapped, becomes what is to
 * be written. Reads expressions. Types are public for the other packages of this jar.
 */
@NullMarked
package io.duplicatekey.plan;

import org.jspecify.annotations.NullMarked;
