package io.duplicatekey.performance.bulk;

import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * Measures all ways in one cell, round by round in an order that rotates.
 */
final class CellRun {

	/**
	 * Sizes of statements that are so much slower in the warm-up than the best of their
	 * way are not measured any more.
	 */
	private static final double HOPELESS = 1.3;

	private final Cell cell;

	private final ProductTable table;

	private final DataSet data;

	private final Options options;

	private final List<Result> running = new ArrayList<>();

	private final List<Result> results = new ArrayList<>();

	CellRun(Cell cell, ProductTable table, Options options, List<Peer> peers) {
		this.cell = cell;
		this.table = table;
		this.options = options;
		this.data = new DataSet(cell);
		Map<String, Integer> least = new HashMap<>();
		peers.forEach((peer) -> least.merge(peer.name(), peer.chunk(), Math::min));
		for (Peer peer : peers) {
			// Of larger ones than there are rows the smallest says all.
			if (peer.chunk() <= Math.max(least.getOrDefault(peer.name(), 0), cell.rows() / cell.threads())) {
				Result result = new Result(peer);
				this.running.add(result);
				this.results.add(result);
			}
		}
	}

	List<Result> run() throws SQLException {
		this.table.prepare(this.data.stored());
		for (int round = -this.cell.warmUp(); round < this.options.rounds(); round++) {
			List<Result> order = new ArrayList<>(this.running);
			Collections.rotate(order, round);
			for (Result result : order) {
				once(result, round);
			}
			if (round == -1) {
				dropHopeless();
			}
		}
		return this.results;
	}

	private void once(Result result, int round) throws SQLException {
		try {
			this.table.reset();
			long deadlocks = this.table.deadlocks();
			Sample sample = Sample.take(this.cell, result.peer(), this.data.work());
			deadlocks = this.table.deadlocks() - deadlocks;
			if (round == -this.cell.warmUp()) {
				result.check(Check.of(this.data, this.table, sample.done()));
			}
			boolean last = sample.millis() * this.cell.calls() > this.options.patience() * 1000L;
			if (round < 0 && !last) {
				result.warm(sample);
			}
			else {
				result.add(sample, deadlocks);
			}
			if (last) {
				this.running.remove(result);
			}
		}
		catch (Exception ex) {
			ex.printStackTrace();
			result.fail(rootOf(ex).toString());
			this.running.remove(result);
		}
	}

	private static Throwable rootOf(Throwable exception) {
		Throwable root = exception;
		while (root.getCause() != null) {
			root = root.getCause();
		}
		return root;
	}

	private void dropHopeless() {
		Map<String, Double> best = new HashMap<>();
		this.running.forEach((result) -> best.merge(result.peer().name(), result.warmUp(), Math::min));
		this.running.removeIf((result) -> result.warmUp() > HOPELESS * best.getOrDefault(result.peer().name(), 0.0));
	}

}
