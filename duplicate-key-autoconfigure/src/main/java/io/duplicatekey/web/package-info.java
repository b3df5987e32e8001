/**
 * Tells who sent a request what its duplicate key means: problem details for clients,
 * errors at the fields of a form for people.
 */
@NullMarked
package io.duplicatekey.web;

import org.jspecify.annotations.NullMarked;
