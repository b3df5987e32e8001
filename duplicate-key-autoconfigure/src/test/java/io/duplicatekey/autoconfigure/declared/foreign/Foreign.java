package io.duplicatekey.autoconfigure.declared.foreign;

import io.duplicatekey.ForConstraint;

@SuppressWarnings("serial")
@ForConstraint("users.uk_email")
public class Foreign extends RuntimeException {

}
