package io.duplicatekey.jdbc;

import java.math.BigDecimal;
import java.math.BigInteger;
import java.nio.charset.StandardCharsets;
import java.time.LocalDateTime;
import java.time.ZonedDateTime;
import java.util.UUID;
import java.util.stream.Stream;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

import org.springframework.jdbc.core.SqlParameterValue;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Tests for {@link ValueSize}: what it says is never too small.
 */
class ValueSizeTests {

	static Stream<Object> values() {
		return Stream.of("", "plain", "\u20ac".repeat(1000), "\ud83d\ude00".repeat(1000), new BigDecimal("1e-1000"),
				new BigDecimal("9".repeat(500)), new BigInteger("9".repeat(500)), Long.MIN_VALUE, -Double.MAX_VALUE,
				Boolean.TRUE, LocalDateTime.MAX, ZonedDateTime.now(), UUID.randomUUID(), 'x',
				Thread.State.TIMED_WAITING);
	}

	@ParameterizedTest
	@MethodSource("values")
	void isAtLeastItsText(Object value) {
		String text = (value instanceof BigDecimal number) ? number.toPlainString() : value.toString();
		assertThat(ValueSize.of(value)).isGreaterThanOrEqualTo(text.getBytes(StandardCharsets.UTF_8).length);
	}

	@Test
	void countsThatCharactersAreEscaped() {
		assertThat(ValueSize.of("'".repeat(1000))).isGreaterThanOrEqualTo(2000);
		assertThat(ValueSize.of(new byte[1000])).isGreaterThanOrEqualTo(2000);
	}

	@Test
	void looksIntoTypedValues() {
		assertThat(ValueSize.of(new SqlParameterValue(12, "x".repeat(1000)))).isEqualTo(ValueSize.of("x".repeat(1000)));
	}

	@Test
	void isCarefulWithWhatItDoesNotKnow() {
		assertThat(ValueSize.of(new Object())).isGreaterThan(10_000);
		assertThat(ValueSize.of(null)).isLessThan(100);
	}

}
