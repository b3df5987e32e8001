/**
 * An entity for tests of diagnoses.
 */
package io.duplicatekey.diagnosis.numbered;
