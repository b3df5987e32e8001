package io.duplicatekey.csv;

import org.springframework.core.convert.converter.Converter;
import org.springframework.core.convert.converter.ConverterFactory;
import org.springframework.util.NumberUtils;

/**
 * Makes numbers of digits. Spring's own conversion leaves out spaces between digits, and
 * takes hexadecimal numbers too.
 */
final class DecimalNumbers implements ConverterFactory<String, Number> {

	@Override
	public <N extends Number> Converter<String, N> getConverter(Class<N> type) {
		return (text) -> {
			if (!text.chars().allMatch((character) -> "+-.eE0123456789".indexOf(character) >= 0)) {
				throw new NumberFormatException("Not a decimal number");
			}
			return NumberUtils.parseNumber(text, type);
		};
	}

}
