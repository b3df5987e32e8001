package io.duplicatekey.sql;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;

class HitSignalTests {

	@ParameterizedTest
	@ValueSource(
			strings = { "9223372036854775808", "9223372036854775809", "-9223372036854775808", "-9223372036854775807" })
	void isAHitSignedAndUnsigned(String lastInsertId) {
		assertThat(HitSignal.isHit(lastInsertId)).isTrue();
	}

	@ParameterizedTest
	@ValueSource(strings = { "", "0", "1", "9223372036854775807", "9223372036854775810", "-1" })
	void isNoHit(String lastInsertId) {
		assertThat(HitSignal.isHit(lastInsertId)).isFalse();
	}

	@Test
	void nothingIsNoHit() {
		assertThat(HitSignal.isHit(null)).isFalse();
	}

}
