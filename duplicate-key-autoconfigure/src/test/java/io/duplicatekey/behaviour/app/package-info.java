/**
 * A small application in which duplicates surface in every way there is.
 */
package io.duplicatekey.behaviour.app;
