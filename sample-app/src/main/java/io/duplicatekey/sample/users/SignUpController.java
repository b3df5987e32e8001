package io.duplicatekey.sample.users;

import io.duplicatekey.DuplicateEntryException;
import io.duplicatekey.web.DuplicateKeyErrors;
import jakarta.validation.Valid;

import org.springframework.stereotype.Controller;
import org.springframework.validation.BindingResult;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.ModelAttribute;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/**
 * A form that says which of its fields somebody else has.
 */
@Controller
@RequestMapping("/sign-up")
class SignUpController {

	private final UserService users;

	SignUpController(UserService users) {
		this.users = users;
	}

	@GetMapping
	String form(@ModelAttribute SignUpForm form) {
		return "sign-up";
	}

	@PostMapping
	String signUp(@Valid @ModelAttribute SignUpForm form, BindingResult errors, RedirectAttributes redirect) {
		if (!errors.hasErrors()) {
			try {
				this.users.register(form.getEmail(), form.getHandle());
				redirect.addFlashAttribute("welcome", form.getHandle());
				return "redirect:/sign-up";
			}
			catch (DuplicateEntryException ex) {
				DuplicateKeyErrors.reject(ex, errors);
			}
		}
		return "sign-up";
	}

}
