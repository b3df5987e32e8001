/**
 * Repositories that do not work, for the errors that the documentation shows.
 */
package io.duplicatekey.docs.mistakes;
