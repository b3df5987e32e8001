package io.duplicatekey.sample.causes;

import io.duplicatekey.diagnosis.DuplicateCause;

import org.springframework.transaction.support.TransactionOperations;

final class SameFlush implements Scenario {

	private final BadgeRepository badges;

	private final TransactionOperations transactions;

	SameFlush(BadgeRepository badges, TransactionOperations transactions) {
		this.badges = badges;
		this.transactions = transactions;
	}

	@Override
	public DuplicateCause cause() {
		return DuplicateCause.SAME_FLUSH;
	}

	@Override
	public String story() {
		return "A badge is deleted and another one with its number saved. Hibernate inserts before it deletes.";
	}

	@Override
	public void provoke() {
		this.badges.deleteAllInBatch();
		this.badges.save(new Badge("first", "B-1"));
		this.transactions.executeWithoutResult((status) -> {
			this.badges.deleteById("first");
			this.badges.save(new Badge("second", "B-1"));
		});
	}

}
