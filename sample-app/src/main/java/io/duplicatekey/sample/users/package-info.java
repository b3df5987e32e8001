/**
 * Users, stored with Spring Data JPA.
 */
@NullMarked
package io.duplicatekey.sample.users;

import org.jspecify.annotations.NullMarked;
