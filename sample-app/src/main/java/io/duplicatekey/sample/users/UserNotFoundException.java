package io.duplicatekey.sample.users;

import java.io.Serial;

import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.ResponseStatus;

@ResponseStatus(HttpStatus.NOT_FOUND)
class UserNotFoundException extends RuntimeException {

	@Serial
	private static final long serialVersionUID = 1L;

	UserNotFoundException(String handle) {
		super("There is no user with the handle " + handle);
	}

}
