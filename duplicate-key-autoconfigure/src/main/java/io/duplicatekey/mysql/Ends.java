package io.duplicatekey.mysql;

import java.util.ArrayList;
import java.util.List;

/**
 * The places, from left to right, where the last slot of a template can end. More than
 * one only where a driver or proxy appended something, or where a value pretends so. Each
 * kind of end is searched for once, so that all ends together cost one pass each.
 */
final class Ends {

	private static final int NONE = -1;

	private final String message;

	private final List<String> needles;

	private final int[] upcoming;

	private final int plain;

	private int position;

	private int count;

	Ends(String message, int from, List<String> suffixes, Wrapping wrapping) {
		this.message = message;
		this.needles = needles(suffixes, wrapping);
		this.position = from - 1;
		this.upcoming = new int[this.needles.size()];
		for (int i = 0; i < this.upcoming.length; i++) {
			this.upcoming[i] = message.indexOf(this.needles.get(i), from);
		}
		this.plain = plain(message, from, suffixes, wrapping.tail());
	}

	/**
	 * Go to the next end.
	 * @return {@code false} if there is none
	 */
	boolean next() {
		int next = NONE;
		for (int i = 0; i < this.upcoming.length; i++) {
			if (this.upcoming[i] != NONE && this.upcoming[i] <= this.position) {
				this.upcoming[i] = this.message.indexOf(this.needles.get(i), this.position + 1);
			}
			if (this.upcoming[i] != NONE && (next == NONE || this.upcoming[i] < next)) {
				next = this.upcoming[i];
			}
		}
		if (next == NONE && this.plain > this.position) {
			next = this.plain;
		}
		if (next == NONE) {
			return false;
		}
		this.position = next;
		this.count++;
		return true;
	}

	int position() {
		return this.position;
	}

	/**
	 * Whether the current end is the one of a message to which nothing was appended.
	 */
	boolean isPlain() {
		return this.position == this.plain;
	}

	/**
	 * How many ends were passed up to now.
	 */
	int count() {
		return this.count;
	}

	private static List<String> needles(List<String> suffixes, Wrapping wrapping) {
		if (wrapping.markers().isEmpty()) {
			return List.of();
		}
		List<String> needles = new ArrayList<>();
		for (String suffix : suffixes) {
			for (String marker : wrapping.markers()) {
				needles.add(suffix + wrapping.tail() + marker);
			}
		}
		return needles;
	}

	private static int plain(String message, int from, List<String> suffixes, String tail) {
		if (!message.endsWith(tail)) {
			return NONE;
		}
		int end = message.length() - tail.length();
		for (String suffix : suffixes) {
			int start = end - suffix.length();
			if (start >= from && message.startsWith(suffix, start)) {
				return start;
			}
		}
		return NONE;
	}

}
