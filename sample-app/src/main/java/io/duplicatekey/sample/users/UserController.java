package io.duplicatekey.sample.users;

import jakarta.validation.Valid;
import jakarta.validation.constraints.Email;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.Size;

import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

@RestController
@RequestMapping("/users")
class UserController {

	private final UserService users;

	UserController(UserService users) {
		this.users = users;
	}

	@PostMapping
	@ResponseStatus(HttpStatus.CREATED)
	UserResponse register(@Valid @RequestBody RegisterRequest request) {
		return UserResponse.of(this.users.register(request.email(), request.handle()));
	}

	@PutMapping("/{handle}/handle")
	UserResponse rename(@PathVariable String handle, @Valid @RequestBody RenameRequest request) {
		return UserResponse.of(this.users.rename(handle, request.handle()));
	}

	record RegisterRequest(@NotBlank @Email @Size(max = 254) String email, @NotBlank @Size(max = 40) String handle) {
	}

	record RenameRequest(@NotBlank @Size(max = 40) String handle) {
	}

	record UserResponse(String email, String handle) {

		static UserResponse of(User user) {
			return new UserResponse(user.getEmail(), user.getHandle());
		}

	}

}
