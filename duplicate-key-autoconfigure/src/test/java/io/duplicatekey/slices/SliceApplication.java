package io.duplicatekey.slices;

import org.springframework.boot.autoconfigure.SpringBootApplication;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RestController;

import io.duplicatekey.test.TestDuplicates;

@SpringBootApplication
class SliceApplication {

	@RestController
	static class Users {

		@GetMapping("/users")
		String fail() {
			throw TestDuplicates.uniqueKey("users.uk_users_email").exception();
		}

	}

}
