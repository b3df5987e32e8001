package io.duplicatekey.diagnosis;

/**
 * Something to do about a duplicate.
 *
 * @param action what to do, in a sentence
 * @param anchor the id of the section in the page error-1062 of the documentation
 */
public record Cure(String action, String anchor) {

}
