package io.duplicatekey.docs.signup;

public record SignUpForm(String email, String nickname) {

}
