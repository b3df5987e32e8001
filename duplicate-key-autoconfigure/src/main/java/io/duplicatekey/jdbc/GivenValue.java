package io.duplicatekey.jdbc;

import org.jspecify.annotations.Nullable;

import org.springframework.jdbc.core.SqlParameterValue;

/**
 * What a value of a row is, where it can come with a type of its own.
 */
final class GivenValue {

	private GivenValue() {
	}

	static @Nullable Object of(@Nullable Object value) {
		return (value instanceof SqlParameterValue typed) ? typed.getValue() : value;
	}

}
