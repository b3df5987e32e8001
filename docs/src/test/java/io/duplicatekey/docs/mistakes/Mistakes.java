package io.duplicatekey.docs.mistakes;

import java.util.Collection;
import java.util.Optional;

import org.springframework.data.repository.Repository;

import io.duplicatekey.docs.shop.Page;
import io.duplicatekey.docs.shop.Product;
import io.duplicatekey.docs.shop.User;
import io.duplicatekey.upsert.Upsert;

/**
 * The mistakes.
 */
final class Mistakes {

	private Mistakes() {
	}

	interface UnknownProperty extends Repository<Product, Long> {

		// tag::unknown-property[]
		@Upsert(key = { "tenant", "skus" })
		void upsertAll(Collection<Product> rows);
		// end::unknown-property[]

	}

	interface UnknownFunction extends Repository<Page, Long> {

		// tag::unknown-function[]
		@Upsert(when = "#new.title.length() > 0")
		void upsertAll(Collection<Page> rows);
		// end::unknown-function[]

	}

	interface WrongReturnType extends Repository<Page, Long> {

		@Upsert
		Optional<Page> upsert(Page row);

	}

	interface NoKey extends Repository<User, Long> {

		@Upsert
		void upsertAll(Collection<User> rows);

	}

	interface OtherKeys extends Repository<User, Long> {

		// tag::other-keys[]
		@Upsert(key = "email")
		void upsertAll(Collection<User> rows);
		// end::other-keys[]

	}

	interface Joined extends Repository<Vehicle, Long> {

		@Upsert(key = "plate")
		void upsertAll(Collection<Vehicle> rows);

	}

}
