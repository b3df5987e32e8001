/**
 * The application that the examples of the documentation are taken from.
 */
package io.duplicatekey.docs.shop;
