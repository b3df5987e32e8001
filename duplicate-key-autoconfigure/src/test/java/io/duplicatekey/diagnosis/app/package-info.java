/**
 * An application whose duplicates are diagnosed.
 */
package io.duplicatekey.diagnosis.app;
