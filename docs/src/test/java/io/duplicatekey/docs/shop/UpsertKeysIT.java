package io.duplicatekey.docs.shop;

import java.nio.file.Path;
import java.util.List;

import org.junit.jupiter.api.Test;

import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.dao.DataRetrievalFailureException;
import org.springframework.dao.InvalidDataAccessApiUsageException;

import io.duplicatekey.InvalidDeclarationException;
import io.duplicatekey.docs.TaggedRegion;
import io.duplicatekey.upsert.Outcome;
import io.duplicatekey.upsert.Permission;
import io.duplicatekey.upsert.UpsertOperations;
import io.duplicatekey.upsert.Upserted;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

/**
 * What the page about keys says.
 */
class UpsertKeysIT extends RunningShop {

	@Autowired
	private ProductRepository products;

	@Autowired
	private UserRepository users;

	@Autowired
	private UpsertOperations upserts;

	@Test
	void keyWithoutAUniqueIndex() {
		InvalidDeclarationException ex = catchThrowableOfType(InvalidDeclarationException.class,
				() -> this.upserts.of(Product.class).key("sku").execute(List.of(product("A-1", "Anvil"))));
		assertThat(ex).hasMessage(expected("no-index", "description"));
		assertThat(ex.getAction()).isEqualTo(expected("no-index", "action"));
	}

	@Test
	void otherKeysAreRefused() {
		InvalidDeclarationException ex = catchThrowableOfType(InvalidDeclarationException.class,
				() -> this.upserts.of(User.class).key("email").execute(List.of(new User("ann@example.com", "ann"))));
		assertThat(ex).hasMessageContaining("other unique indexes than the key (email): uk_users_handle (handle)");
	}

	@Test
	void allowedOtherKeysDoWhatMySqlDoes() {
		this.users.save(new User("ann@example.com", "ann"));
		UpsertOperations.Description<User> upsert = this.upserts.of(User.class)
			.key("email")
			.otherKeys(Permission.ALLOW);
		assertThat(upsert.execute(List.of(new User("bob@example.com", "ann"))).unchanged()).isEqualTo(1);
		assertThat(this.users.count()).as("Bob is not there").isEqualTo(1);
		assertThatExceptionOfType(DataRetrievalFailureException.class)
			.isThrownBy(() -> upsert.save(new User("bob@example.com", "ann")));
	}

	@Test
	void nullInAKey() {
		InvalidDataAccessApiUsageException ex = catchThrowableOfType(InvalidDataAccessApiUsageException.class,
				() -> this.products.upsertAll(List.of(product("A-1", "Anvil"), product(null, "Axe"))));
		assertThat(ex).hasMessage(expected("null-key", "message"));
		assertThat(this.products.count()).isZero();
	}

	@Test
	void collationDecides() {
		Product stored = this.products.save(product("A-1", "Anvil"));
		Product given = this.products.upsert(product("a-1", "anvil"));
		assertThat(given.getId()).isEqualTo(stored.getId());
		assertThat(this.jdbcTemplate.queryForMap("SELECT sku, name FROM products")).containsEntry("sku", "A-1")
			.containsEntry("name", "anvil");
	}

	@Test
	void generatedIdAsKey() {
		Product stored = this.products.save(product("A-1", "Anvil"));
		Product changed = product("A-1", "Better anvil");
		changed.setId(stored.getId());
		Product added = product("A-2", "Axe");
		List<Upserted<Product>> upserted = this.products.upsertById(List.of(changed, added));
		assertThat(upserted).extracting(Upserted::outcome).containsExactly(Outcome.UPDATED, Outcome.INSERTED);
		assertThat(added.getId()).isGreaterThan(stored.getId());
	}

	@Test
	void generatedIdsAreIgnoredUnlessTheyAreTheKey() {
		Product given = product("A-1", "Anvil");
		given.setId(4711L);
		assertThat(this.products.upsert(given).getId()).isNotEqualTo(4711L);
	}

	private static String expected(String file, String tag) {
		return TaggedRegion.of(Path.of("src/test/resources/failures", "upsert-" + file + ".txt"), tag).text();
	}

	private static Product product(String sku, String name) {
		return new Product("acme", sku, name, "9.50", 3);
	}

}
