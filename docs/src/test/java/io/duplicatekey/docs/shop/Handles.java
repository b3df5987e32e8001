package io.duplicatekey.docs.shop;

import org.springframework.stereotype.Component;

@Component
public class Handles {

	public String suggest(String email) {
		return email.substring(0, email.indexOf('@'));
	}

}
