package io.duplicatekey.jdbc;

import java.math.BigInteger;
import java.time.LocalDate;
import java.util.List;
import java.util.Set;
import java.util.UUID;

import org.jspecify.annotations.Nullable;

import io.duplicatekey.plan.UpsertPlan;
import io.duplicatekey.sql.Column;
import io.duplicatekey.sql.OnHit;
import io.duplicatekey.upsert.Permission;

/**
 * Sorts rows by their keys, so that calls at the same time lock stored rows in the same
 * order and none waits for another in a circle.
 * <p>
 * Rows that the server could take for the same row stay in their order, because the later
 * one is to win. So it sorts only what it can tell: whole numbers, dates without a time,
 * UUIDs and text of printable ASCII; and of text, whatever some collation takes for equal
 * counts as equal here.
 */
final class KeyOrder {

	private static final Set<Class<?>> EXACT = Set.of(Long.class, Integer.class, Short.class, Byte.class,
			BigInteger.class, UUID.class, LocalDate.class);

	private static final char[] FOLDED = folded();

	private final int[] key;

	private final boolean[] text;

	private KeyOrder(UpsertPlan plan) {
		List<Column> columns = plan.insert().columns();
		this.key = plan.insert()
			.key()
			.stream()
			.mapToInt((name) -> columns.stream().map(Column::name).toList().indexOf(name))
			.toArray();
		this.text = new boolean[this.key.length];
		for (int i = 0; i < this.key.length; i++) {
			this.text[i] = this.key[i] >= 0 && columns.get(this.key[i]).text();
		}
	}

	/**
	 * The order for the rows of a plan.
	 * @return the order, {@code null} where sorting could change what is stored: where
	 * rows can collide on other keys too, where the server changes keys on their way
	 */
	static @Nullable KeyOrder of(UpsertPlan plan) {
		OnHit onHit = plan.insert().onHit();
		boolean exact = onHit instanceof OnHit.Update || onHit instanceof OnHit.Keep || onHit instanceof OnHit.Replace;
		boolean bound = plan.insert()
			.columns()
			.stream()
			.filter((column) -> plan.insert().key().contains(column.name()) && column.write().equals("?"))
			.count() == plan.insert().key().size();
		return (exact && bound && plan.definition().otherKeys() == Permission.REFUSE) ? new KeyOrder(plan) : null;
	}

	/**
	 * Sort rows, or leave them as they are if one of them has a key that cannot be told.
	 */
	void sort(List<NumberedRow> rows) {
		if (rows.size() > 1 && rows.stream().allMatch((row) -> isTold(row, rows.get(0)))) {
			rows.sort(this::compareKeys);
		}
	}

	private boolean isTold(NumberedRow row, NumberedRow first) {
		for (int i = 0; i < this.key.length; i++) {
			Object value = row.values()[this.key[i]];
			Object other = first.values()[this.key[i]];
			if (value == null || other == null || value.getClass() != other.getClass()
					|| !(EXACT.contains(value.getClass())
							|| (this.text[i] && value instanceof String text && isPrintableAscii(text)))) {
				return false;
			}
		}
		return true;
	}

	private static boolean isPrintableAscii(String text) {
		for (int i = 0; i < text.length(); i++) {
			if (text.charAt(i) < ' ' || text.charAt(i) > '~') {
				return false;
			}
		}
		return true;
	}

	private int compareKeys(NumberedRow one, NumberedRow other) {
		for (int column : this.key) {
			int result = compareValues(one.values()[column], other.values()[column]);
			if (result != 0) {
				return result;
			}
		}
		return 0;
	}

	@SuppressWarnings({ "unchecked", "rawtypes" })
	private static int compareValues(@Nullable Object one, @Nullable Object other) {
		if (one instanceof String text && other instanceof String otherText) {
			return compareTexts(text, otherText);
		}
		return (one instanceof Comparable comparable && other != null) ? comparable.compareTo(other) : 0;
	}

	/**
	 * Compare as far as both reach beyond spaces, which most collations ignore at the
	 * end.
	 */
	private static int compareTexts(String one, String other) {
		int length = Math.max(one.length(), other.length());
		for (int i = 0; i < length; i++) {
			int difference = FOLDED[charAt(one, i)] - FOLDED[charAt(other, i)];
			if (difference != 0) {
				return difference;
			}
		}
		return 0;
	}

	private static char charAt(String text, int index) {
		return (index < text.length()) ? text.charAt(index) : ' ';
	}

	/**
	 * Letters that are equal to a collation: a and A to most, i, j and y to the Roman and
	 * the Lithuanian, u, v and w to the Roman and the Swedish.
	 */
	private static char[] folded() {
		char[] folded = new char[128];
		for (char c = 0; c < folded.length; c++) {
			char lower = Character.toLowerCase(c);
			folded[c] = switch (lower) {
				case 'j', 'y' -> 'i';
				case 'v', 'w' -> 'u';
				default -> lower;
			};
		}
		return folded;
	}

}
