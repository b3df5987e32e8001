package io.duplicatekey.docs.shop;

import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

@Service
public class Handovers {

	private final MemberRepository members;

	public Handovers(MemberRepository members) {
		this.members = members;
	}

	// tag::fails[]
	@Transactional
	public void replace(String email, String handle) {
		this.members.findByEmail(email).ifPresent(this.members::delete);
		this.members.save(new User(email, handle)); // the INSERT runs before the DELETE
	}
	// end::fails[]

	// tag::flush[]
	@Transactional
	public void replaceFlushing(String email, String handle) {
		this.members.findByEmail(email).ifPresent(this.members::delete);
		this.members.flush(); // the DELETE runs here
		this.members.save(new User(email, handle));
	}
	// end::flush[]

	// tag::change[]
	@Transactional
	public void change(String email, String handle) {
		this.members.findByEmail(email).orElseThrow().setHandle(handle); // an UPDATE, and
																			// the id
																			// stays
	}
	// end::change[]

}
