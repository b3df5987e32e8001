package io.duplicatekey.docs.shop;

import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Isolation;
import org.springframework.transaction.annotation.Transactional;

@Service
public class Invitations {

	private final Members members;

	public Invitations(Members members) {
		this.members = members;
	}

	// tag::inside[]
	@Transactional // around the retries: they all join this transaction
	public User invite(String email) {
		return this.members.findOrSaveAgain(email);
	}
	// end::inside[]

	@Transactional(isolation = Isolation.READ_COMMITTED)
	public User inviteReadingCommitted(String email) {
		return this.members.findOrSaveAgain(email);
	}

}
