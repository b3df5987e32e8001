/**
 * An entity whose table tenants share.
 */
@NullMarked
package io.duplicatekey.hibernate.tenants;

import org.jspecify.annotations.NullMarked;
