package io.duplicatekey.sample.users;

import jakarta.validation.constraints.Email;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.Size;

/**
 * What a person types who signs up.
 */
class SignUpForm {

	private @NotBlank @Email @Size(max = 254) String email = "";

	private @NotBlank @Size(max = 40) String handle = "";

	public String getEmail() {
		return this.email;
	}

	public void setEmail(String email) {
		this.email = email;
	}

	public String getHandle() {
		return this.handle;
	}

	public void setHandle(String handle) {
		this.handle = handle;
	}

}
