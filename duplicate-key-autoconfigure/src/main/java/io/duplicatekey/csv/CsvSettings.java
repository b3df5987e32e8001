package io.duplicatekey.csv;

import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

import org.jspecify.annotations.Nullable;

import org.springframework.core.convert.ConversionService;
import org.springframework.util.Assert;

import io.duplicatekey.upsert.CsvOptions;

/**
 * The options of an import. Change only before it begins.
 */
final class CsvSettings implements CsvOptions {

	Charset charset = StandardCharsets.UTF_8;

	char separator = ',';

	char quote = '"';

	List<String> header = List.of();

	final Map<String, String> columns = new LinkedHashMap<>();

	final Set<String> ignored = new HashSet<>();

	final Map<String, Object> constants = new LinkedHashMap<>();

	Set<String> nulls = Set.of("");

	int skipped;

	int reported = 100;

	int longestField = 4 * 1024 * 1024;

	@Nullable ConversionService conversionService;

	@Override
	public CsvOptions charset(Charset charset) {
		this.charset = charset;
		return this;
	}

	@Override
	public CsvOptions separator(char separator) {
		this.separator = separator;
		return this;
	}

	@Override
	public CsvOptions quote(char quote) {
		this.quote = quote;
		return this;
	}

	@Override
	public CsvOptions header(String... columns) {
		this.header = List.of(columns);
		return this;
	}

	@Override
	public CsvOptions column(String column, String property) {
		this.columns.put(column, property);
		return this;
	}

	@Override
	public CsvOptions ignore(String... columns) {
		this.ignored.addAll(List.of(columns));
		return this;
	}

	@Override
	public CsvOptions constant(String property, Object value) {
		Assert.notNull(value, "value must not be null");
		this.constants.put(property, value);
		return this;
	}

	@Override
	public CsvOptions nulls(String... texts) {
		this.nulls = new HashSet<>(List.of(texts));
		return this;
	}

	@Override
	public CsvOptions skipBadLines(int most) {
		Assert.isTrue(most >= 0, "skipBadLines must not be negative");
		this.skipped = most;
		return this;
	}

	@Override
	public CsvOptions reportBadLines(int most) {
		Assert.isTrue(most > 0, "reportBadLines must be at least 1");
		this.reported = most;
		return this;
	}

	@Override
	public CsvOptions longestField(int characters) {
		Assert.isTrue(characters > 0, "longestField must be at least 1");
		this.longestField = characters;
		return this;
	}

	@Override
	public CsvOptions conversionService(ConversionService conversionService) {
		this.conversionService = conversionService;
		return this;
	}

}
