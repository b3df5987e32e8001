package io.duplicatekey.docs.shop;

import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;

import org.hibernate.exception.ConstraintViolationException;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.dao.DuplicateKeyException;

import io.duplicatekey.DuplicateEntryException;
import io.duplicatekey.DuplicateKeyViolation;
import io.duplicatekey.DuplicateKeyViolation.Kind;
import io.duplicatekey.DuplicateUniqueKeyException;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.catchThrowable;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

/**
 * What the examples do in a real application.
 */
class ShopIT extends RunningShop {

	@Autowired
	private UserRepository users;

	@Autowired
	private OrderRepository orders;

	@Autowired
	private SignUp signUp;

	@Autowired
	private SignUpBefore signUpBefore;

	@Autowired
	private Accounts accounts;

	@Autowired
	private Imports imports;

	private User bob;

	@BeforeEach
	void store() {
		this.users.save(new User("ann@example.com", "ann"));
		this.bob = this.users.save(new User("bob@example.com", "bob"));
	}

	@Test
	void beforeAndAfter() {
		assertThat(this.signUpBefore.signUp("ann@example.com", "anna"))
			.isEqualTo("There is an account with this e-mail address");
		assertThat(this.signUp.signUp("ann@example.com", "anna"))
			.isEqualTo("There is an account with this e-mail address");
		assertThat(this.signUp.signUp("anna@example.com", "ann")).isEqualTo("Already taken: [handle]");
		assertThat(this.signUp.signUp("anna@example.com", "anna")).isEqualTo("Welcome");
	}

	@Test
	void whatTheUserTypedFoolsTheTextAndNotTheType() {
		this.users.save(new User("eve@example.com", "uk_users_email"));
		assertThat(this.signUpBefore.signUp("new@example.com", "uk_users_email"))
			.isEqualTo("There is an account with this e-mail address");
		assertThat(this.signUp.signUp("new@example.com", "uk_users_email")).isEqualTo("Already taken: [handle]");
	}

	@Test
	void violation() {
		DuplicateEntryException ex = catchThrowableOfType(DuplicateEntryException.class,
				() -> this.users.save(new User("ann@example.com", "anna")));
		// tag::violation[]
		DuplicateKeyViolation violation = ex.getViolation();
		assertThat(violation.constraint()).isEqualTo("uk_users_email");
		assertThat(violation.table()).isEqualTo("users");
		assertThat(violation.schema()).isEqualTo("shop");
		assertThat(violation.kind()).isEqualTo(Kind.UNIQUE_KEY);
		assertThat(violation.columns()).containsExactly("email");
		assertThat(violation.entityType()).isEqualTo(User.class);
		assertThat(violation.properties()).containsExactly("email");
		assertThat(violation.rows()).isEmpty(); // no batch
		assertThat(violation.value()).isEmpty(); // not switched on
		// end::violation[]
	}

	@Test
	void messageAndCauses() {
		DuplicateEntryException ex = catchThrowableOfType(DuplicateEntryException.class,
				() -> this.users.save(new User("ann@example.com", "anna")));
		// tag::causes[]
		assertThat(ex).hasMessage("Duplicate entry for unique key 'uk_users_email' of table 'users' (email)");
		assertThat(ex).hasCauseInstanceOf(ConstraintViolationException.class); // Hibernate's
		assertThat(ex).rootCause()
			.isInstanceOf(SQLException.class) // the driver's, whose text has the value
			.hasMessageContaining("ann@example.com");
		// end::causes[]
	}

	@Test
	void atCommit() {
		assertThatExceptionOfType(HandleTakenException.class)
			.isThrownBy(() -> this.accounts.change(this.bob.getId(), "bob@example.com", "ann"))
			.withCauseExactlyInstanceOf(DuplicateUniqueKeyException.class);
		assertThatExceptionOfType(AccountExistsException.class)
			.isThrownBy(() -> this.accounts.change(this.bob.getId(), "ann@example.com", "bob"))
			.withCauseInstanceOf(EmailTakenException.class);
		this.accounts.change(this.bob.getId(), "robert@example.com", "robert");
		assertThat(this.users.findById(this.bob.getId())).get().extracting(User::getHandle).isEqualTo("robert");
	}

	@Test
	void aCallFromWithinTheObjectDoesNotPassTheDeclaration() {
		this.accounts.changeThroughThis(this.bob.getId(), "bob@example.com", "ann");
		assertThat(this.users.findById(this.bob.getId())).get()
			.as("nor does it start the transaction")
			.extracting(User::getHandle)
			.isEqualTo("bob");
	}

	@Test
	void repositoryMethod() {
		assertThatExceptionOfType(HandleTakenException.class)
			.isThrownBy(() -> this.users.changeHandle(this.bob.getId(), "ann"));
	}

	@Test
	void batch() {
		List<Object[]> products = new ArrayList<>();
		products.add(new Object[] { "acme", "A-1", "Anvil" });
		products.add(new Object[] { "acme", "A-2", "Axe" });
		assertThat(this.imports.importProducts(products)).isEqualTo("Done");
		products.add(0, new Object[] { "acme", "A-3", "Awl" });
		assertThat(this.imports.importProducts(products)).matches("Row 1|One of the rows [01] to [1-3]");
	}

	@Test
	void templateOfOnesOwn() {
		this.imports.importProduct("acme", "A-1", "Anvil");
		assertThatExceptionOfType(DuplicateUniqueKeyException.class)
			.isThrownBy(() -> this.imports.importProduct("acme", "A-1", "Anvil"))
			.satisfies((ex) -> assertThat(ex.getViolation().columns()).containsExactly("tenant", "sku"));
		assertThat(catchThrowable(() -> this.imports.importProductWithout("acme", "A-1", "Anvil")))
			.isInstanceOf(DuplicateKeyException.class)
			.isNotInstanceOf(DuplicateEntryException.class);
	}

	@Test
	void mapperWithSpringDataJdbc() {
		this.orders.save(new Order(null, 7));
		assertThatExceptionOfType(OrderExistsException.class).isThrownBy(() -> this.orders.save(new Order(null, 7)));
	}

}
