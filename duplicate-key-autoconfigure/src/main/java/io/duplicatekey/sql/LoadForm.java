package io.duplicatekey.sql;

/**
 * How LOAD DATA gets the value of a column out of a field of text.
 */
public enum LoadForm {

	/** The text is the value, and is converted as a string in an insert is. */
	TEXT("%s"),

	/** The text is the value's bytes in hexadecimal digits. */
	HEX("UNHEX(%s)"),

	/** The text is a whole number, where a string would be taken for bits. */
	NUMBER("CAST(%s AS UNSIGNED)");

	private final String template;

	LoadForm(String template) {
		this.template = template;
	}

	String value(String variable) {
		return this.template.formatted(variable);
	}

}
