package io.duplicatekey.csv;

import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.YearMonth;
import java.util.Date;
import java.util.UUID;
import java.util.concurrent.TimeUnit;

import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import org.springframework.core.convert.ConversionFailedException;
import org.springframework.core.convert.TypeDescriptor;
import org.springframework.format.annotation.DateTimeFormat;
import org.springframework.format.annotation.NumberFormat;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

class TextConversionTests {

	@DateTimeFormat(pattern = "dd.MM.yyyy")
	private @Nullable LocalDate german;

	@NumberFormat(pattern = "#,##0.00")
	private @Nullable BigDecimal grouped;

	@Test
	void takesWhatIsWrittenTheUsualWay() {
		assertThat(convert("12", int.class)).isEqualTo(12);
		assertThat(convert("-1.50", BigDecimal.class)).isEqualTo(new BigDecimal("-1.50"));
		assertThat(convert("+1e3", double.class)).isEqualTo(1000.0);
		assertThat(convert("yes", Boolean.class)).isEqualTo(true);
		assertThat(convert("SECONDS", TimeUnit.class)).isEqualTo(TimeUnit.SECONDS);
		assertThat(convert("c", char.class)).isEqualTo('c');
		UUID id = UUID.randomUUID();
		assertThat(convert(id.toString(), UUID.class)).isEqualTo(id);
	}

	@Test
	void takesIsoDatesAndTimes() {
		assertThat(convert("2026-02-28", LocalDate.class)).isEqualTo(LocalDate.of(2026, 2, 28));
		assertThat(convert("2026-02-28T10:15:00.5", LocalDateTime.class))
			.isEqualTo(LocalDateTime.of(2026, 2, 28, 10, 15, 0, 500_000_000));
		assertThat(convert("2026-02", YearMonth.class)).isEqualTo(YearMonth.of(2026, 2));
		assertThat(convert("2026-02-28T10:15:00Z", Instant.class)).isEqualTo(Instant.parse("2026-02-28T10:15:00Z"));
		assertThat(convert("2026-02-28T12:15:00+02:00", Date.class))
			.isEqualTo(Date.from(Instant.parse("2026-02-28T10:15:00Z")));
	}

	@ParameterizedTest
	@ValueSource(strings = { "1 2", "0x10", "1,5", "1.5", "99999999999", "NaN", "", "#1" })
	void takesNothingElseForANumber(String text) {
		assertRefused(text, Integer.class);
	}

	@ParameterizedTest
	@ValueSource(strings = { "2026-02-28T10:15:00+02:00", "2026-02-30T10:15:00", "2026-02-28 10:15:00", "28.02.2026" })
	void leavesNothingOutOfATime(String text) {
		assertRefused(text, LocalDateTime.class);
	}

	@ParameterizedTest
	@ValueSource(strings = { "ja", "2", "T" })
	void doesNotTakeEveryTextForFalse(String text) {
		assertRefused(text, boolean.class);
	}

	@Test
	void annotationsSayAnotherFormat() throws NoSuchFieldException {
		assertThat(convert("28.02.2026", field("german"))).isEqualTo(LocalDate.of(2026, 2, 28));
		assertThat(convert("1,000.50", field("grouped"))).isEqualTo(new BigDecimal("1000.50"));
	}

	private static void assertRefused(String text, Class<?> type) {
		assertThatExceptionOfType(ConversionFailedException.class).isThrownBy(() -> convert(text, type));
	}

	private static TypeDescriptor field(String name) throws NoSuchFieldException {
		return new TypeDescriptor(TextConversionTests.class.getDeclaredField(name));
	}

	private static @Nullable Object convert(String text, Class<?> type) {
		return convert(text, TypeDescriptor.valueOf(type));
	}

	private static @Nullable Object convert(String text, TypeDescriptor type) {
		return TextConversion.standard().convert(text, TypeDescriptor.valueOf(String.class), type);
	}

}
