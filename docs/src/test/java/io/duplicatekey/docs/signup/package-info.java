/**
 * The application of the examples about the web: people open accounts in it. What stores
 * them is a mock.
 */
@NullMarked
package io.duplicatekey.docs.signup;

import org.jspecify.annotations.NullMarked;
