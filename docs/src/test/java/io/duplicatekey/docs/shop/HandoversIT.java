package io.duplicatekey.docs.shop;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

import org.springframework.beans.factory.annotation.Autowired;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

/**
 * A key that is deleted and inserted in one flush.
 */
class HandoversIT extends RunningShop {

	private static final String EMAIL = "ann@example.com";

	@Autowired
	private Handovers handovers;

	@Autowired
	private MemberRepository members;

	private Long id;

	@BeforeEach
	void save() {
		this.id = this.members.save(new User(EMAIL, "ann")).getId();
	}

	@Test
	void insertBeforeDelete() {
		assertThatExceptionOfType(EmailTakenException.class).isThrownBy(() -> this.handovers.replace(EMAIL, "annie"));
	}

	@Test
	void deleteBeforeInsert() {
		this.handovers.replaceFlushing(EMAIL, "annie");
		assertThat(this.members.findByEmail(EMAIL)).get()
			.satisfies((member) -> assertThat(member.getId()).isNotEqualTo(this.id))
			.extracting(User::getHandle)
			.isEqualTo("annie");
	}

	@Test
	void changeInstead() {
		this.handovers.change(EMAIL, "annie");
		assertThat(this.members.findByEmail(EMAIL)).get()
			.extracting(User::getId, User::getHandle)
			.containsExactly(this.id, "annie");
	}

}
