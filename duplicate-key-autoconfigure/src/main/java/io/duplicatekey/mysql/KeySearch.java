package io.duplicatekey.mysql;

import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

import io.duplicatekey.mysql.Template.Slot;
import org.jspecify.annotations.Nullable;

/**
 * Finds the key in a text that also shows a value, which can contain anything. Names are
 * given by the people who made the schema, values by anybody: so the last separator
 * before the end is the server's. Where additions follow the server's text there can be
 * several ends, each with a last separator of its own; the stretches between ends do not
 * overlap, which keeps the search linear.
 */
final class KeySearch {

	private static final int MAX_READINGS = 16;

	private final Template template;

	private final String message;

	private final String separator;

	private final int valueStart;

	private @Nullable Match first;

	private @Nullable Match last;

	private boolean agree = true;

	KeySearch(Template template, String message, int from) {
		this.template = template;
		this.message = message;
		this.separator = template.separators().get(template.separators().size() - 1);
		this.valueStart = hasTable() ? afterParent(from) : from;
	}

	@Nullable Reading read(Ends ends) {
		if (this.valueStart < 0) {
			return null;
		}
		int from = this.valueStart;
		boolean lastIsPlain = false;
		while (ends.next()) {
			Match match = match(from, ends.position());
			if (match != null) {
				this.first = (this.first != null) ? this.first : match;
				this.agree = this.agree && sameNames(this.first, match);
				this.last = match;
				lastIsPlain = ends.isPlain();
			}
			from = Math.max(this.valueStart, ends.position() + 1);
		}
		if (this.last == null) {
			return null;
		}
		return isCertain(this.last, lastIsPlain, ends.count()) ? reading(this.last) : Reading.UNKNOWN;
	}

	// With one end there is nothing to choose. With several, no value is longer than the
	// server's limit; and where readings disagree, only the one without an addition
	// counts,
	// so that a value cannot change the key by pretending that something was appended.
	private boolean isCertain(Match match, boolean plain, int ends) {
		if (ends == 1) {
			return true;
		}
		if (match.valueEnd - this.valueStart > Names.MAX || !ValueLength
			.isPossible(this.message.substring(this.valueStart, match.valueEnd), this.template.valueLimit())) {
			return false;
		}
		return this.agree || (plain && !mayEndInSql(match));
	}

	// The SQL that MariaDB's driver appends can end with a literal, and so look
	// like no addition. But then a quote stands in the key: the second of a pair
	// where the literal has the separator, the literal's first where it has not.
	private boolean mayEndInSql(Match match) {
		return Wrapping.isFromMariaDb(this.message)
				&& this.message.indexOf('\'', match.key + this.separator.length()) < match.end;
	}

	private @Nullable Match match(int from, int end) {
		int key = last(this.separator, end - this.separator.length(), from);
		if (key < 0) {
			return null;
		}
		if (!hasTable()) {
			return new Match(key, -1, key, end);
		}
		String tableSeparator = this.template.separators().get(1);
		int table = last(tableSeparator, key - tableSeparator.length(), Math.max(this.valueStart, key - Names.MAX));
		return (table < 0) ? null : new Match(table, table + tableSeparator.length(), key, end);
	}

	private boolean sameNames(Match one, Match other) {
		int length = one.end - one.namesStart();
		return length == other.end - other.namesStart()
				&& this.message.regionMatches(one.namesStart(), this.message, other.namesStart(), length);
	}

	private Reading reading(Match match) {
		String value = this.message.substring(this.valueStart, match.valueEnd);
		boolean cut = ValueLength.mayBeCut(value, this.template.valueLimit());
		String table = (match.tableStart < 0) ? null
				: Names.orNull(this.message.substring(match.tableStart, match.key));
		return new Reading(table, keyTexts(match), value, cut);
	}

	private List<String> keyTexts(Match match) {
		List<String> best = usable(match.key, match.end);
		int floor = Math.max((match.tableStart < 0) ? this.valueStart : match.tableStart, match.end - Names.MAX);
		int previous = last(this.separator, match.key - 1, floor);
		if (best.isEmpty() || previous < 0) {
			return best;
		}
		Set<String> all = new LinkedHashSet<>(best);
		while (previous >= 0 && all.size() < MAX_READINGS) {
			all.addAll(usable(previous, match.end));
			previous = last(this.separator, previous - 1, floor);
		}
		return all.stream().limit(MAX_READINGS).toList();
	}

	private List<String> usable(int separatorStart, int end) {
		int start = separatorStart + this.separator.length();
		if (end - start > Names.MAX) {
			return List.of();
		}
		String text = this.message.substring(start, end);
		// The text of 1569 cuts the whole of table and key to its own limit, and escapes
		// then.
		boolean cut = this.template.cutsKeys()
				&& ValueLength.mayBeCut(CharsetEscapes.decode(text), this.template.valueLimit());
		return cut ? List.of() : Names.usable(text);
	}

	private boolean hasTable() {
		return this.template.slots().contains(Slot.TABLE);
	}

	private int afterParent(int from) {
		String parentSeparator = this.template.separators().get(0);
		int parent = this.message.indexOf(parentSeparator, from);
		return (parent < 0) ? -1 : parent + parentSeparator.length();
	}

	private int last(String needle, int from, int floor) {
		for (int i = from; i >= floor; i--) {
			if (this.message.startsWith(needle, i)) {
				return i;
			}
		}
		return -1;
	}

	/**
	 * A possible split: where the value ends, where the table starts (-1 for none), where
	 * the separator before the key starts, and where the key ends.
	 */
	private record Match(int valueEnd, int tableStart, int key, int end) {

		int namesStart() {
			return (this.tableStart < 0) ? this.key : this.tableStart;
		}

	}

}
