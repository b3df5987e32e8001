package io.duplicatekey.jdbc;

import java.math.BigInteger;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;

import org.jspecify.annotations.Nullable;

import io.duplicatekey.plan.MappedColumn.Role;
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
 * counts as equal here. Nor does it sort rows of which one has the id 0, for which the
 * server takes the next free one, that could be the id of a row that was to come before.
 */
final class KeyOrder {

	private static final Set<Class<?>> EXACT = Set.of(Long.class, Integer.class, Short.class, Byte.class,
			BigInteger.class, UUID.class, LocalDate.class);

	private static final char[] FOLDED = folded();

	private final int[] key;

	private final boolean[] text;

	/**
	 * Where 0 can stand for a new id.
	 */
	private final boolean[] numbered;

	private KeyOrder(UpsertPlan plan) {
		List<Column> columns = plan.insert().columns();
		this.key = plan.insert()
			.key()
			.stream()
			.mapToInt((name) -> columns.stream().map(Column::name).toList().indexOf(name))
			.toArray();
		this.text = new boolean[this.key.length];
		this.numbered = new boolean[this.key.length];
		for (int i = 0; i < this.key.length; i++) {
			this.text[i] = columns.get(this.key[i]).text();
			this.numbered[i] = this.key.length == 1 || plan.columns().get(this.key[i]).role() == Role.GENERATED_ID;
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
			List<Sortable> sortable = new ArrayList<>(rows.size());
			rows.forEach((row) -> sortable.add(new Sortable(row, comparable(row))));
			sortable.sort(null);
			rows.clear();
			sortable.forEach((row) -> rows.add(row.row()));
		}
	}

	private boolean isTold(NumberedRow row, NumberedRow first) {
		for (int i = 0; i < this.key.length; i++) {
			Object value = row.values()[this.key[i]];
			Object other = first.values()[this.key[i]];
			if (value == null || other == null || value.getClass() != other.getClass()
					|| !(EXACT.contains(value.getClass())
							|| (this.text[i] && value instanceof String text && isPlain(text)))
					|| (this.numbered[i] && value instanceof Number number && number.longValue() == 0)) {
				return false;
			}
		}
		return true;
	}

	/**
	 * Chinese collations take ~ for y and ` for e, and the Ukrainian one ` for a space.
	 */
	private static boolean isPlain(String text) {
		for (int i = 0; i < text.length(); i++) {
			char c = text.charAt(i);
			if (c < ' ' || c > '~' || c == '~' || c == '`') {
				return false;
			}
		}
		return true;
	}

	private Object[] comparable(NumberedRow row) {
		Object[] comparable = new Object[this.key.length];
		for (int i = 0; i < this.key.length; i++) {
			Object value = Objects.requireNonNull(row.values()[this.key[i]]);
			comparable[i] = (value instanceof String text) ? folded(text) : value;
		}
		return comparable;
	}

	/**
	 * The same for all texts that some collation takes for equal. Most ignore spaces at
	 * the end.
	 */
	private static String folded(String text) {
		int length = text.length();
		while (length > 0 && text.charAt(length - 1) == ' ') {
			length--;
		}
		StringBuilder folded = new StringBuilder(length);
		char before = ' ';
		for (int i = 0; i < length; i++) {
			char c = FOLDED[text.charAt(i)];
			if (!isPartOfLetter(before, c)) {
				folded.append(c);
			}
			before = (before == 'c' && c == 'h') ? before : c;
		}
		return folded.toString();
	}

	/**
	 * Letters of two that are equal to other letters: ch and c to the Lithuanian, and to
	 * the Hungarian ccs and cscs, ddz and dzdz, ggy and gygy and so on.
	 */
	private static boolean isPartOfLetter(char before, char c) {
		return switch (c) {
			case 'h' -> before == 'c';
			case 's', 'z', 'i' -> "cdglnstz".indexOf(before) >= 0;
			default -> false;
		};
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

	/**
	 * A row with what its place depends on.
	 */
	private static final class Sortable implements Comparable<Sortable> {

		private final NumberedRow row;

		private final Object[] key;

		Sortable(NumberedRow row, Object[] key) {
			this.row = row;
			this.key = key;
		}

		NumberedRow row() {
			return this.row;
		}

		@Override
		@SuppressWarnings({ "unchecked", "rawtypes" })
		public int compareTo(Sortable other) {
			for (int i = 0; i < this.key.length; i++) {
				int result = ((Comparable) this.key[i]).compareTo(other.key[i]);
				if (result != 0) {
					return result;
				}
			}
			return 0;
		}

	}

}
