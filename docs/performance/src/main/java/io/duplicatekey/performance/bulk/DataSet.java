package io.duplicatekey.performance.bulk;

import java.math.BigDecimal;
import java.time.LocalDateTime;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;

/**
 * What is there before, what is written, and what must be there after. The same for
 * everyone, and in each run.
 */
final class DataSet {

	/**
	 * Rows that nobody writes and that must not change.
	 */
	private static final int OTHERS = 1000;

	private static final LocalDateTime TIME = LocalDateTime.of(2026, 1, 1, 0, 0);

	private final Cell cell;

	private final List<Row> given = new ArrayList<>();

	private final List<Row> stored = new ArrayList<>();

	DataSet(Cell cell) {
		this.cell = cell;
		for (int i = 0; i < cell.keys(); i++) {
			String sku = sku(i);
			this.given.add(row(sku, "given", i));
			// Spread over all calls.
			if (i * 37L % 100 < cell.existing()) {
				this.stored.add(row(sku, "stored", i + 1));
			}
		}
		for (int i = 0; i < OTHERS; i++) {
			this.stored.add(row(sku(cell.keys() + i), "other", i));
		}
		Collections.shuffle(this.stored, new Random(7));
	}

	/**
	 * Keys that have nothing to do with the order in which they are made.
	 */
	static String sku(int number) {
		return String.format("SKU-%08X-%08d", number * 0x9E3779B1, number);
	}

	static Row row(String sku, String word, int number) {
		return new Row(sku, "A product that is " + word + ", number " + number, BigDecimal.valueOf(number + 99L, 2),
				number % 1000, number % 7, TIME.plusSeconds(number).plusNanos(number % 1000 * 1000L));
	}

	List<Row> stored() {
		return this.stored;
	}

	/**
	 * The calls of each thread.
	 */
	List<List<List<Row>>> work() {
		List<List<List<Row>>> work = new ArrayList<>();
		for (int thread = 0; thread < this.cell.threads(); thread++) {
			work.add(calls(share(thread)));
		}
		return work;
	}

	private List<Row> share(int thread) {
		if (!this.cell.overlapping()) {
			return this.given.subList(thread * this.cell.share(), (thread + 1) * this.cell.share());
		}
		List<Row> share = new ArrayList<>(this.given);
		Collections.shuffle(share, new Random(thread));
		return share;
	}

	private List<List<Row>> calls(List<Row> share) {
		List<List<Row>> calls = new ArrayList<>();
		for (int first = 0; first < share.size(); first += this.cell.rows()) {
			calls.add(share.subList(first, Math.min(share.size(), first + this.cell.rows())));
		}
		return calls;
	}

	Map<String, Row> expected() {
		Map<String, Row> expected = new HashMap<>();
		this.stored.forEach((row) -> expected.put(row.sku(), row));
		this.given.forEach((row) -> expected.put(row.sku(), row));
		return expected;
	}

	long inserted() {
		return this.given.size() - updated();
	}

	long updated() {
		return (long) this.stored.size() - OTHERS;
	}

}
