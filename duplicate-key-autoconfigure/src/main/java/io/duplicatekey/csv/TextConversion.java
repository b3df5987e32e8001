package io.duplicatekey.csv;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.OffsetDateTime;
import java.time.OffsetTime;
import java.time.Period;
import java.time.Year;
import java.time.YearMonth;
import java.time.ZonedDateTime;
import java.util.Date;

import org.springframework.core.convert.ConversionService;
import org.springframework.core.convert.support.DefaultConversionService;
import org.springframework.format.datetime.DateTimeFormatAnnotationFormatterFactory;
import org.springframework.format.datetime.standard.Jsr310DateTimeFormatAnnotationFormatterFactory;
import org.springframework.format.number.NumberFormatAnnotationFormatterFactory;
import org.springframework.format.support.FormattingConversionService;

/**
 * Spring's conversions of text, stricter where they guess: they take {@code 1 2} for 12
 * and {@code 0x10} for 16, and leave out the offset of a time where none is asked for.
 */
final class TextConversion {

	private static final ConversionService STANDARD = create();

	private TextConversion() {
	}

	/**
	 * The conversions of an import that has none of its own.
	 */
	static ConversionService standard() {
		return STANDARD;
	}

	private static ConversionService create() {
		FormattingConversionService service = new FormattingConversionService();
		DefaultConversionService.addDefaultConverters(service);
		service.addConverterFactory(new DecimalNumbers());
		addTimes(service);
		service.addConverter(String.class, Date.class, (text) -> Date.from(OffsetDateTime.parse(text).toInstant()));
		// What an annotation at the property says comes before all of that.
		service.addFormatterForFieldAnnotation(new NumberFormatAnnotationFormatterFactory());
		service.addFormatterForFieldAnnotation(new DateTimeFormatAnnotationFormatterFactory());
		service.addFormatterForFieldAnnotation(new Jsr310DateTimeFormatAnnotationFormatterFactory());
		return service;
	}

	private static void addTimes(FormattingConversionService service) {
		service.addConverter(String.class, LocalDate.class, LocalDate::parse);
		service.addConverter(String.class, LocalTime.class, LocalTime::parse);
		service.addConverter(String.class, LocalDateTime.class, LocalDateTime::parse);
		service.addConverter(String.class, OffsetDateTime.class, OffsetDateTime::parse);
		service.addConverter(String.class, OffsetTime.class, OffsetTime::parse);
		service.addConverter(String.class, ZonedDateTime.class, ZonedDateTime::parse);
		service.addConverter(String.class, Instant.class, Instant::parse);
		service.addConverter(String.class, Year.class, Year::parse);
		service.addConverter(String.class, YearMonth.class, YearMonth::parse);
		service.addConverter(String.class, Duration.class, Duration::parse);
		service.addConverter(String.class, Period.class, Period::parse);
	}

}
