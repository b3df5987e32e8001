package io.duplicatekey.mysql;

import java.util.ArrayList;
import java.util.List;

import org.jspecify.annotations.Nullable;

/**
 * One server text in one language: literal parts and the slots between them.
 *
 * @param valueLimit the number of bytes after which the server cuts the value
 * @param prefix what the text starts with
 * @param slots the slots in the order of the text
 * @param separators what stands between the slots, one less than there are slots
 * @param suffixes what the text can end with: servers differ in the full stop
 */
record Template(int valueLimit, String prefix, List<Slot> slots, List<String> separators, List<String> suffixes) {

	enum Slot {

		PARENT, VALUE, TABLE, KEY

	}

	// A full stop that some servers write and others do not.
	private static final String OPTIONAL_STOP = "[.]";

	// 1569 cuts its key where it cuts its value, 1761 gives table and key a slot each.
	private static final int KEY_LIMIT = 192;

	static Template parse(int valueLimit, String text) {
		List<Slot> slots = new ArrayList<>();
		List<String> literals = new ArrayList<>();
		int from = 0;
		for (int open = text.indexOf('{'); open >= 0; open = text.indexOf('{', from)) {
			int close = text.indexOf('}', open);
			literals.add(text.substring(from, open));
			slots.add(Slot.valueOf(text.substring(open + 1, close)));
			from = close + 1;
		}
		String last = text.substring(from);
		if (slots.isEmpty()) {
			return new Template(valueLimit, last, List.of(), List.of(), List.of(""));
		}
		List<String> suffixes = List.of(last);
		if (last.endsWith(OPTIONAL_STOP)) {
			String bare = last.substring(0, last.length() - OPTIONAL_STOP.length());
			suffixes = List.of(bare + ".", bare);
		}
		return new Template(valueLimit, literals.get(0), List.copyOf(slots),
				List.copyOf(literals.subList(1, literals.size())), suffixes);
	}

	/**
	 * Read a message by this template.
	 * @return the reading, or {@code null} if the message has another form
	 */
	@Nullable Reading read(String message, Wrapping wrapping) {
		if (!message.startsWith(this.prefix, wrapping.start())) {
			return null;
		}
		int from = wrapping.start() + this.prefix.length();
		Ends ends = new Ends(message, from, this.suffixes, wrapping);
		boolean keyAfterValue = this.slots.contains(Slot.VALUE) && this.slots.contains(Slot.KEY);
		return keyAfterValue ? new KeySearch(this, message, from).read(ends) : readOne(message, from, ends);
	}

	/**
	 * Whether the slot of the key is too short for the longest table and key (1569).
	 */
	boolean cutsKeys() {
		return this.valueLimit == KEY_LIMIT && this.slots.size() == 2;
	}

	// Without a value there is nothing that could pretend to be an end: the first
	// end is the server's, whatever SQL follows. A value that is last is told only
	// if there is one end.
	private @Nullable Reading readOne(String message, int from, Ends ends) {
		if (!ends.next()) {
			return null;
		}
		if (this.slots.isEmpty()) {
			return (ends.position() == from) ? Reading.UNKNOWN : null;
		}
		int end = ends.position();
		return switch (this.slots.get(this.slots.size() - 1)) {
			case KEY -> new Reading(null, Names.usable(message.substring(from, end)), null, false);
			case TABLE -> new Reading(Names.orNull(message.substring(from, end)), List.of(), null, false);
			default -> readValue(message, from, end, ends);
		};
	}

	private @Nullable Reading readValue(String message, int from, int end, Ends ends) {
		int start = from;
		if (!this.separators.isEmpty()) {
			int separator = message.indexOf(this.separators.get(0), from);
			if (separator < 0 || separator + this.separators.get(0).length() > end) {
				return null;
			}
			start = separator + this.separators.get(0).length();
		}
		if (ends.next()) {
			return Reading.UNKNOWN;
		}
		String value = message.substring(start, end);
		return new Reading(null, List.of(), value, ValueLength.mayBeCut(value, this.valueLimit));
	}

}
