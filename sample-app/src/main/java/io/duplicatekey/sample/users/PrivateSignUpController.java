package io.duplicatekey.sample.users;

import java.util.UUID;

import jakarta.validation.Valid;

import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.validation.BindingResult;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.ModelAttribute;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/**
 * A form that answers the same whether the address has an account or not, so that it
 * tells nobody who has one. Only the owner learns more, by e-mail.
 */
@Controller
class PrivateSignUpController {

	private final UserService users;

	private final Outbox outbox;

	PrivateSignUpController(UserService users, Outbox outbox) {
		this.users = users;
		this.outbox = outbox;
	}

	@GetMapping("/sign-up/private")
	String form(@ModelAttribute PrivateSignUpForm form) {
		return "sign-up-private";
	}

	@PostMapping("/sign-up/private")
	String signUp(@Valid @ModelAttribute PrivateSignUpForm form, BindingResult errors, RedirectAttributes redirect) {
		if (errors.hasErrors()) {
			return "sign-up-private";
		}
		this.outbox.send(form.getEmail(), register(form.getEmail()));
		redirect.addFlashAttribute("sent", true);
		return "redirect:/sign-up/private";
	}

	@GetMapping("/outbox")
	String outbox(Model model) {
		model.addAttribute("mails", this.outbox.mails());
		return "outbox";
	}

	private String register(String email) {
		try {
			// To be renamed once the address is confirmed.
			this.users.register(email, "user-" + UUID.randomUUID().toString().replace("-", ""));
			return "Welcome. Confirm your address to choose a handle.";
		}
		catch (EmailTakenException ex) {
			return "Somebody has tried to sign up with your address. You have an account already.";
		}
	}

}
