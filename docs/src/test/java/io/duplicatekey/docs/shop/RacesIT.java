package io.duplicatekey.docs.shop;

import java.nio.file.Path;

import org.hibernate.AssertionFailure;
import org.junit.jupiter.api.Test;

import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.test.context.TestPropertySource;
import org.springframework.test.context.bean.override.mockito.MockitoBean;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

import io.duplicatekey.DuplicateUniqueKeyException;
import io.duplicatekey.docs.TaggedRegion;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.mockito.ArgumentMatchers.anyString;
import static org.mockito.BDDMockito.given;
import static org.mockito.BDDMockito.then;
import static org.mockito.Mockito.times;

/**
 * What the page about races says. Another transaction commits the row each time between
 * the look and the insert. The mock makes this an application of its own, with tables of
 * its own.
 */
@TestPropertySource(properties = "shop.schema=races")
class RacesIT extends RunningShop {

	private static final String EMAIL = "ann@example.com";

	@Autowired
	private Members members;

	@Autowired
	private MemberRepository repository;

	@Autowired
	private Invitations invitations;

	@Autowired
	private PlatformTransactionManager transactionManager;

	@MockitoBean
	private Handles handles;

	@Test
	void findAndSaveFails() {
		another();
		assertThatExceptionOfType(EmailTakenException.class).isThrownBy(() -> this.members.findOrSave(EMAIL));
	}

	@Test
	void retryFindsTheRow() {
		another();
		assertThat(this.members.findOrSaveAgain(EMAIL).getHandle()).isEqualTo("other");
		then(this.handles).should(times(1)).suggest(EMAIL);
		assertThat(this.repository.count()).isOne();
	}

	@Test
	void retryIsForItsConstraintOnly() {
		this.repository.save(new User("bob@example.com", "ann"));
		given(this.handles.suggest(EMAIL)).willReturn("ann");
		assertThatExceptionOfType(DuplicateUniqueKeyException.class)
			.isThrownBy(() -> this.members.findOrSaveAgain(EMAIL))
			.satisfies((ex) -> assertThat(ex.getViolation().constraint()).isEqualTo("uk_users_handle"));
		then(this.handles).should(times(1)).suggest(EMAIL);
	}

	@Test
	void retryInsideATransactionFails() {
		another();
		assertThatExceptionOfType(AssertionFailure.class).isThrownBy(() -> this.invitations.invite(EMAIL))
			.withMessage(message());
	}

	@Test
	void retryInsideATransactionFailsAlsoWhereItReadsWhatIsCommitted() {
		another();
		assertThatExceptionOfType(AssertionFailure.class)
			.isThrownBy(() -> this.invitations.inviteReadingCommitted(EMAIL))
			.withMessage(message());
	}

	@Test
	void findOrInsertFindsTheRow() {
		User found = new TransactionTemplate(this.transactionManager).execute((status) -> {
			// The transaction has begun to read.
			assertThat(this.repository.findByEmail(EMAIL)).isEmpty();
			another();
			User member = this.members.findOrInsert(EMAIL);
			assertThat(this.repository.findByEmail(EMAIL)).as("does not see it").isEmpty();
			member.setHandle("changed");
			return member;
		});
		assertThat(this.repository.findByEmail(EMAIL)).get()
			.extracting(User::getId, User::getHandle)
			.containsExactly(found.getId(), "changed");
	}

	@Test
	void findOrInsertSaysWhichOtherKeyIsTaken() {
		this.repository.save(new User("bob@example.com", "ann"));
		given(this.handles.suggest(EMAIL)).willReturn("ann");
		assertThatExceptionOfType(DuplicateUniqueKeyException.class).isThrownBy(() -> this.members.findOrInsert(EMAIL))
			.satisfies((ex) -> assertThat(ex.getViolation().constraint()).isEqualTo("uk_users_handle"));
	}

	private static String message() {
		return TaggedRegion.of(Path.of("src/test/resources/failures/retry-inside.txt"), "message").text();
	}

	/**
	 * Who asks for a handle has not found the row.
	 */
	private void another() {
		given(this.handles.suggest(anyString())).willAnswer((call) -> {
			EmbeddedServer.get()
				.asRoot()
				.update("INSERT IGNORE INTO races.users (email, handle) VALUES (?, 'other')", EMAIL);
			return "ann";
		});
	}

}
