package io.duplicatekey.jdbc;

import java.io.ByteArrayInputStream;
import java.io.InputStream;
import java.util.Arrays;

/**
 * Lines of fields for LOAD DATA, in UTF-8: tabs between the fields, a line feed behind
 * each line, backslashes before what would be taken for either.
 */
final class LoadText {

	private static final char[] HEX = "0123456789ABCDEF".toCharArray();

	private byte[] bytes = new byte[64 * 1024];

	private int size;

	int size() {
		return this.size;
	}

	/**
	 * Forget what was written behind a place.
	 */
	void truncate(int size) {
		this.size = size;
	}

	InputStream read() {
		return new ByteArrayInputStream(this.bytes, 0, this.size);
	}

	void startLine(long number) {
		ascii(Long.toString(number));
	}

	void endLine() {
		reserve(1);
		put('\n');
	}

	void nextField() {
		reserve(1);
		put('\t');
	}

	void nullField() {
		reserve(2);
		put('\\');
		put('N');
	}

	/**
	 * Write digits and the like, which need no escapes.
	 */
	@SuppressWarnings("deprecation")
	void ascii(String text) {
		int length = text.length();
		reserve(length);
		text.getBytes(0, length, this.bytes, this.size);
		this.size += length;
	}

	void hexField(byte[] value) {
		reserve(2 * value.length);
		for (byte octet : value) {
			put(HEX[(octet >> 4) & 0xF]);
			put(HEX[octet & 0xF]);
		}
	}

	void textField(String text) {
		int length = text.length();
		reserve(3 * length);
		for (int i = 0; i < length; i++) {
			char unit = text.charAt(i);
			if (unit < 0x80) {
				ascii(unit);
			}
			else if (unit < 0x800) {
				put(0xC0 | unit >> 6);
				put(0x80 | (unit & 0x3F));
			}
			else if (!Character.isSurrogate(unit)) {
				put(0xE0 | unit >> 12);
				put(0x80 | ((unit >> 6) & 0x3F));
				put(0x80 | (unit & 0x3F));
			}
			else if (Character.isHighSurrogate(unit) && i + 1 < length
					&& Character.isLowSurrogate(text.charAt(i + 1))) {
				pair(Character.toCodePoint(unit, text.charAt(++i)));
			}
			else {
				// What every encoder of the JDK makes of half a pair, and so do drivers.
				put('?');
			}
		}
	}

	private void ascii(char unit) {
		switch (unit) {
			case '\t' -> escaped('t');
			case '\n' -> escaped('n');
			case '\\' -> escaped('\\');
			case 0 -> escaped('0');
			default -> put(unit);
		}
	}

	private void escaped(char letter) {
		put('\\');
		put(letter);
	}

	private void pair(int codePoint) {
		put(0xF0 | codePoint >> 18);
		put(0x80 | ((codePoint >> 12) & 0x3F));
		put(0x80 | ((codePoint >> 6) & 0x3F));
		put(0x80 | (codePoint & 0x3F));
	}

	private void put(int octet) {
		this.bytes[this.size++] = (byte) octet;
	}

	private void reserve(int more) {
		if (more > this.bytes.length - this.size) {
			this.bytes = Arrays.copyOf(this.bytes, Math.max(2 * this.bytes.length, Math.addExact(this.size, more)));
		}
	}

}
