package io.duplicatekey.web;

import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

import org.junit.jupiter.api.Test;

import org.springframework.context.support.StaticMessageSource;
import org.springframework.validation.BeanPropertyBindingResult;
import org.springframework.validation.BindingResult;
import org.springframework.validation.FieldError;
import org.springframework.validation.MapBindingResult;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

class DuplicateKeyErrorsTests {

	private final BindingResult errors = new BeanPropertyBindingResult(new SignUp(), "signUp");

	@Test
	void rejectsTheFieldOfTheSameName() {
		assertThat(DuplicateKeyErrors.reject(Duplicates.email(), this.errors)).containsExactly("email");
		assertThat(this.errors.getErrorCount()).isOne();
		FieldError error = this.errors.getFieldError("email");
		assertThat(error.getCodes()).containsExactly("DuplicateKey.signUp.email", "DuplicateKey.email",
				"DuplicateKey.java.lang.String", "DuplicateKey");
		assertThat(error.getDefaultMessage()).isEqualTo("is already taken");
		assertThat(error.getRejectedValue()).as("what the form has").isEqualTo("Typed@example.com");
		assertThat(error.toString()).doesNotContain(Duplicates.VALUE, "uk_users_email");
	}

	@Test
	void givesTheLabelToTheMessage() {
		StaticMessageSource messages = new StaticMessageSource();
		messages.addMessage("DuplicateKey", Locale.GERMAN, "{0} ist vergeben");
		DuplicateKeyErrors.reject(Duplicates.email(), this.errors);
		FieldError error = this.errors.getFieldError("email");
		assertThat(messages.getMessage(error, Locale.GERMAN)).isEqualTo("email ist vergeben");
		messages.addMessage("signUp.email", Locale.GERMAN, "E-Mail");
		assertThat(messages.getMessage(error, Locale.GERMAN)).isEqualTo("E-Mail ist vergeben");
	}

	@Test
	void rejectsNestedFields() {
		assertThat(DuplicateKeyErrors.reject(Duplicates.nested(), this.errors)).containsExactly("address.zip",
				"address.street");
		assertThat(this.errors.getFieldError("address.zip").getCodes()).startsWith("DuplicateKey.signUp.address.zip");
		assertThat(this.errors.getFieldError("address.zip").getDefaultMessage())
			.isEqualTo("is already taken in this combination");
	}

	@Test
	void respectsANestedPath() {
		this.errors.pushNestedPath("address");
		assertThat(DuplicateKeyErrors.reject(Duplicates.unique("uk_zip", List.of("zip")), this.errors))
			.containsExactly("zip");
		this.errors.popNestedPath();
		assertThat(this.errors.hasFieldErrors("address.zip")).isTrue();
	}

	@Test
	void rejectsWhatTheFormHasOfACompositeKey() {
		assertThat(DuplicateKeyErrors.reject(Duplicates.composite(), this.errors)).containsExactly("sku");
		assertThat(this.errors.getErrorCount()).isOne();
	}

	@Test
	void rejectsTheFieldThatIsGivenForAProperty() {
		assertThat(DuplicateKeyErrors.reject(Duplicates.nested(), this.errors,
				Map.of("address.zip", "postcode", "x", "sku")))
			.containsExactly("postcode", "address.street");
	}

	@Test
	void rejectsAFieldOnceThatStandsForTheWholeKey() {
		assertThat(DuplicateKeyErrors.reject(Duplicates.composite(), this.errors, Map.of("tenant", "sku")))
			.containsExactly("sku");
		assertThat(this.errors.getErrorCount()).isOne();
	}

	@Test
	void takesColumnsWherePropertiesAreNotKnown() {
		assertThat(DuplicateKeyErrors.reject(Duplicates.columns("sku", "display_name"), this.errors))
			.containsExactly("sku", "displayName");
		assertThat(DuplicateKeyErrors.reject(Duplicates.columns("email_address"), this.errors,
				Map.of("email_address", "email")))
			.containsExactly("email");
	}

	@Test
	void addsAGlobalErrorWhereTheFormHasNoField() {
		assertThat(DuplicateKeyErrors.reject(Duplicates.unique("uk", List.of("shop.id")), this.errors)).isEmpty();
		assertThat(this.errors.getFieldErrors()).isEmpty();
		assertThat(this.errors.getGlobalError().getCodes()).containsExactly("DuplicateKey.signUp", "DuplicateKey");
		assertThat(this.errors.getGlobalError().getDefaultMessage()).isEqualTo("There is already such an entry");
	}

	@Test
	void addsAGlobalErrorWhereTheKeyIsNotKnown() {
		assertThat(DuplicateKeyErrors.reject(Duplicates.unknown(), this.errors)).isEmpty();
		assertThat(this.errors.hasGlobalErrors()).isTrue();
	}

	@Test
	void takesANestedFormThatIsNotThereForNoField() {
		((SignUp) this.errors.getTarget()).address = null;
		assertThat(DuplicateKeyErrors.reject(Duplicates.nested(), this.errors)).isEmpty();
		assertThat(this.errors.hasGlobalErrors()).isTrue();
	}

	@Test
	void worksOnFormsThatAreMaps() {
		BindingResult map = new MapBindingResult(new HashMap<>(Map.of("email", "a@example.com")), "form");
		assertThat(DuplicateKeyErrors.reject(Duplicates.email(), map)).containsExactly("email");
		assertThat(map.getFieldError("email").getRejectedValue()).isEqualTo("a@example.com");
	}

	@Test
	void refusesAFieldThatTheFormDoesNotHave() {
		assertThatIllegalArgumentException()
			.isThrownBy(() -> DuplicateKeyErrors.reject(Duplicates.email(), this.errors, Map.of("email", "mail")))
			.withMessage("'signUp' has no field 'mail' that a duplicate key could be shown at");
		assertThat(this.errors.hasErrors()).isFalse();
	}

	public static class SignUp {

		private Address address = new Address();

		public String getEmail() {
			return "Typed@example.com";
		}

		public String getSku() {
			return null;
		}

		public String getPostcode() {
			return null;
		}

		public String getDisplayName() {
			return null;
		}

		public Address getAddress() {
			return this.address;
		}

	}

	public static class Address {

		public String getZip() {
			return "12345";
		}

		public String getStreet() {
			return "Main Street";
		}

	}

}
