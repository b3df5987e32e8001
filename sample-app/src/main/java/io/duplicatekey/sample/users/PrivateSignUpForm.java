package io.duplicatekey.sample.users;

import jakarta.validation.constraints.Email;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.Size;

/**
 * No handle is asked for: that one is taken would tell that the address is not.
 */
class PrivateSignUpForm {

	private @NotBlank @Email @Size(max = 254) String email = "";

	public String getEmail() {
		return this.email;
	}

	public void setEmail(String email) {
		this.email = email;
	}

}
