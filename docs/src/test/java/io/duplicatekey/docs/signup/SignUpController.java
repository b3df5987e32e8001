package io.duplicatekey.docs.signup;

import java.util.Map;

import org.springframework.stereotype.Controller;
import org.springframework.validation.BindingResult;
import org.springframework.web.bind.annotation.ModelAttribute;
import org.springframework.web.bind.annotation.PostMapping;

import io.duplicatekey.DuplicateEntryException;
import io.duplicatekey.docs.shop.EmailTakenException;
import io.duplicatekey.web.DuplicateKeyErrors;

@Controller
public class SignUpController {

	private final Accounts accounts;

	private final Mails mails;

	public SignUpController(Accounts accounts, Mails mails) {
		this.accounts = accounts;
		this.mails = mails;
	}

	// tag::form[]
	@PostMapping("/sign-up")
	public String signUp(@ModelAttribute("signUp") SignUpForm form, BindingResult result) {
		try {
			this.accounts.open(form.email());
			return "redirect:/welcome";
		}
		catch (DuplicateEntryException ex) {
			DuplicateKeyErrors.reject(ex, result);
			return "sign-up-form";
		}
	}
	// end::form[]

	@PostMapping("/rename")
	public String rename(@ModelAttribute("signUp") SignUpForm form, BindingResult result) {
		try {
			this.accounts.rename(1, form.nickname());
			return "redirect:/welcome";
		}
		catch (DuplicateEntryException ex) {
			// tag::names[]
			DuplicateKeyErrors.reject(ex, result, Map.of("handle", "nickname"));
			// end::names[]
			return "sign-up-form";
		}
	}

	// tag::same-answer[]
	@PostMapping("/accounts")
	public String open(SignUpForm form) {
		try {
			this.accounts.open(form.email());
			this.mails.confirmAddress(form.email());
		}
		catch (EmailTakenException ex) {
			this.mails.remindOfAccount(form.email());
		}
		return "redirect:/look-at-your-mails";
	}
	// end::same-answer[]

}
