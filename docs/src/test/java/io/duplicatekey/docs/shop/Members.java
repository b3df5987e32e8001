package io.duplicatekey.docs.shop;

import org.springframework.resilience.annotation.Retryable;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

import io.duplicatekey.upsert.Found;
import io.duplicatekey.upsert.UpsertOperations;

@Service
public class Members {

	private final MemberRepository members;

	private final Handles handles;

	private final UpsertOperations upserts;

	public Members(MemberRepository members, Handles handles, UpsertOperations upserts) {
		this.members = members;
		this.handles = handles;
		this.upserts = upserts;
	}

	// tag::gap[]
	@Transactional
	public User findOrSave(String email) {
		return this.members.findByEmail(email)
			// Another transaction can insert the row here.
			.orElseGet(() -> this.members.save(new User(email, this.handles.suggest(email))));
	}
	// end::gap[]

	// tag::find[]
	@Transactional
	public User findOrInsert(String email) {
		Found<User> member = this.upserts.findOrInsert(new User(email, this.handles.suggest(email)), "email");
		return member.entity(); // managed; member.inserted() says whether it is new
	}
	// end::find[]

	// tag::retry[]
	@Retryable(includes = EmailTakenException.class, maxRetries = 3, delay = 20, jitter = 10)
	@Transactional
	public User findOrSaveAgain(String email) {
		return this.members.findByEmail(email)
			.orElseGet(() -> this.members.save(new User(email, this.handles.suggest(email))));
	}
	// end::retry[]

}
