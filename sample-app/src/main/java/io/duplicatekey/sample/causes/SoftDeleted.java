package io.duplicatekey.sample.causes;

import io.duplicatekey.diagnosis.DuplicateCause;

import org.springframework.jdbc.core.JdbcTemplate;

final class SoftDeleted implements Scenario {

	private final JdbcTemplate jdbc;

	private final MemberRepository members;

	SoftDeleted(JdbcTemplate jdbc, MemberRepository members) {
		this.jdbc = jdbc;
		this.members = members;
	}

	@Override
	public DuplicateCause cause() {
		return DuplicateCause.SOFT_DELETED;
	}

	@Override
	public String story() {
		return "A member leaves, which only marks the row as deleted, and joins again with the same address.";
	}

	@Override
	public void provoke() {
		// The repository would not see the rows that are marked.
		this.jdbc.update("DELETE FROM members");
		Member member = this.members.save(new Member("ann@example.com"));
		this.members.delete(member);
		this.members.save(new Member("ann@example.com"));
	}

}
