package io.duplicatekey.behaviour.concurrent;

import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.stream.IntStream;

import org.springframework.dao.TransientDataAccessException;

import io.duplicatekey.upsert.Found;

/**
 * Looks for each counter once, in an order of its own: alone or several in one
 * transaction, which is repeated after a transient failure.
 */
final class Finder {

	private final CounterShop shop;

	private final Random random;

	private final List<String> names;

	/** What was found, by the name. */
	final Map<String, Long> ids = new HashMap<>();

	int inserted;

	int transientFailures;

	Finder(CounterShop shop, int number, int keys) {
		this.shop = shop;
		this.random = new Random(number);
		this.names = new ArrayList<>(IntStream.range(0, keys).mapToObj((i) -> "n" + i).toList());
		// Half of them in the same order, so that they meet.
		if (number % 2 == 0) {
			Collections.shuffle(this.names, this.random);
		}
	}

	void run() {
		int from = 0;
		while (from < this.names.size()) {
			int to = Math.min(from + 1 + this.random.nextInt(3), this.names.size());
			List<String> some = this.names.subList(from, to);
			if (committed(some)) {
				from = to;
			}
		}
	}

	private boolean committed(List<String> some) {
		try {
			List<Found<Counter>> found = (some.size() == 1) ? List.of(this.shop.find(some.get(0)))
					: this.shop.inTransaction(() -> some.stream().map(this.shop::find).toList());
			for (int i = 0; i < some.size(); i++) {
				this.ids.put(some.get(i), found.get(i).entity().id);
				this.inserted += found.get(i).inserted() ? 1 : 0;
			}
			return true;
		}
		catch (TransientDataAccessException ex) {
			this.transientFailures++;
			return false;
		}
	}

}
