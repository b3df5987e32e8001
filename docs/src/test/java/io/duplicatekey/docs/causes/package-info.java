/**
 * What the page about error 1062 says, tried on servers.
 */
package io.duplicatekey.docs.causes;
