package io.duplicatekey.docs.signup;

import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

@RestController
public class UserController {

	private final Accounts accounts;

	public UserController(Accounts accounts) {
		this.accounts = accounts;
	}

	// tag::uncaught[]
	@PostMapping("/users")
	@ResponseStatus(HttpStatus.CREATED)
	public void open(@RequestParam String email) {
		this.accounts.open(email);
	}
	// end::uncaught[]

	@PutMapping("/users/{id}/handle")
	public void rename(@PathVariable long id, @RequestParam String handle) {
		this.accounts.rename(id, handle);
	}

}
