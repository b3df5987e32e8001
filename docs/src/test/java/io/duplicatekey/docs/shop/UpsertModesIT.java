package io.duplicatekey.docs.shop;

import java.nio.file.Path;
import java.util.List;

import org.junit.jupiter.api.Test;

import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.dao.DataIntegrityViolationException;

import io.duplicatekey.DuplicateUniqueKeyException;
import io.duplicatekey.InvalidDeclarationException;
import io.duplicatekey.docs.TaggedRegion;
import io.duplicatekey.upsert.OnDuplicate;
import io.duplicatekey.upsert.Outcome;
import io.duplicatekey.upsert.Permission;
import io.duplicatekey.upsert.UpsertOperations;
import io.duplicatekey.upsert.UpsertResult;
import io.duplicatekey.upsert.Upserted;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

/**
 * What the page about modes says.
 */
class UpsertModesIT extends RunningShop {

	private static final String TOO_LONG = "x".repeat(51);

	@Autowired
	private ProductRepository products;

	@Autowired
	private UserRepository users;

	@Autowired
	private UpsertOperations upserts;

	@Test
	void keepLeavesTheRow() {
		this.products.save(anvil("Anvil"));
		UpsertResult result = this.products.addKeeping(List.of(anvil("Other"), axe("Axe")));
		assertThat(result.inserted()).isEqualTo(1);
		assertThat(result.unchanged()).isEqualTo(1);
		assertThat(names()).containsExactlyInAnyOrder("Anvil", "Axe");
	}

	@Test
	void keepHidesNoError() {
		assertThatExceptionOfType(DataIntegrityViolationException.class)
			.isThrownBy(() -> this.products.addKeeping(List.of(anvil(TOO_LONG))));
	}

	@Test
	void ignoreStoresWhatDoesNotFitCutOff() {
		// tag::ignore[]
		UpsertResult result = this.products.addIgnoring(List.of(new Product("acme", "A-1", "x".repeat(51), "9.50", 3))); // VARCHAR(50)
		assertThat(result.inserted()).isEqualTo(1);
		assertThat(result.warnings()).singleElement()
			.satisfies((warning) -> assertThat(warning.message()).startsWith("Data truncated for column 'name'"));
		// end::ignore[]
		assertThat(names()).containsExactly("x".repeat(50));
	}

	@Test
	void ignoreWarnsOfDuplicatesToo() {
		this.products.save(anvil("Anvil"));
		UpsertResult result = this.products.addIgnoring(List.of(anvil("Other"), axe("Axe")));
		assertThat(result.inserted()).isEqualTo(1);
		assertThat(result.unchanged()).isEqualTo(1);
		assertThat(result.warnings()).extracting(UpsertResult.Warning::code).containsExactly(1062);
	}

	@Test
	void ignoreLeavesOutRowsWithoutAParent() {
		Product nowhere = anvil("Anvil");
		nowhere.setId(Long.MAX_VALUE);
		UpsertResult result = this.upserts.of(Review.class)
			.key("product")
			.onDuplicate(OnDuplicate.IGNORE)
			.execute(List.of(new Review(nowhere, 3)));
		assertThat(result.inserted()).isZero();
		assertThat(result.warnings()).hasSize(1);
	}

	@Test
	void replaceGivesARowANewId() {
		Product stored = this.products.save(anvil("Anvil"));
		this.jdbcTemplate.update("UPDATE products SET version = 5");
		Upserted<Product> replaced = this.products.replace(List.of(anvil("Better anvil"))).get(0);
		assertThat(replaced.outcome()).isEqualTo(Outcome.UPDATED);
		assertThat(replaced.entity().getId()).isGreaterThan(stored.getId());
		assertThat(replaced.entity().getVersion()).as("it is another row").isZero();
	}

	@Test
	void replaceFailsWhereARowRefersToTheRow() {
		Product stored = this.products.save(anvil("Anvil"));
		this.upserts.of(Review.class).save(new Review(stored, 3));
		assertThatExceptionOfType(DataIntegrityViolationException.class)
			.isThrownBy(() -> this.products.replace(List.of(anvil("Better anvil"))));
	}

	@Test
	void replaceIsRefusedWhereItWouldDeleteOtherRows() {
		assertThat(catchThrowableOfType(InvalidDeclarationException.class, () -> replaceUser(Permission.REFUSE)))
			.extracting(InvalidDeclarationException::getMessage)
			.isEqualTo(
					TaggedRegion.of(Path.of("src/test/resources/failures/upsert-cascades.txt"), "description").text());
	}

	@Test
	void replaceDeletesOtherRowsWhereThatIsAllowed() {
		User ann = this.users.save(new User("ann@example.com", "ann"));
		this.jdbcTemplate.update("INSERT INTO sessions (user_id) VALUES (?)", ann.getId());
		replaceUser(Permission.ALLOW);
		assertThat(count("sessions")).isZero();
	}

	private void replaceUser(Permission cascades) {
		this.upserts.of(User.class)
			.key("email")
			.otherKeys(Permission.ALLOW)
			.onDuplicate(OnDuplicate.REPLACE)
			.cascades(cascades)
			.save(new User("ann@example.com", "anna"));
	}

	@Test
	void ifAbsentNeedsNoUniqueIndex() {
		this.products.save(anvil("Anvil"));
		UpsertResult result = this.products
			.addNewNames(List.of(new Product("acme", "A-9", "Anvil", "1.00", 1), axe("Axe"), axe("Axe")));
		assertThat(result.inserted()).isEqualTo(1);
		assertThat(result.unchanged()).isEqualTo(2);
	}

	@Test
	void ifAbsentStillFailsOnAUniqueIndex() {
		this.products.save(anvil("Anvil"));
		assertThatExceptionOfType(DuplicateUniqueKeyException.class)
			.isThrownBy(() -> this.products.addNewNames(List.of(anvil("Another name"))));
	}

	@Test
	void hitsUseUpAutoIncrementValues() {
		assertThat(usedUpByTenHits(OnDuplicate.UPDATE)).isEqualTo(10);
		assertThat(usedUpByTenHits(OnDuplicate.KEEP)).isEqualTo(10);
		assertThat(usedUpByTenHits(OnDuplicate.IGNORE)).isEqualTo(10);
		assertThat(usedUpByTenHits(OnDuplicate.REPLACE)).isGreaterThanOrEqualTo(10);
	}

	@Test
	void hitsOfIfAbsentUseUpNone() {
		assertThat(usedUpByTenHits(OnDuplicate.IF_ABSENT)).isZero();
	}

	private long usedUpByTenHits(OnDuplicate mode) {
		empty();
		UpsertOperations.Description<Product> upsert = this.upserts.of(Product.class)
			.key("tenant", "sku")
			.onDuplicate(mode);
		upsert.execute(List.of(anvil("Anvil")));
		long before = this.products.save(axe("Axe")).getId();
		for (int i = 0; i < 10; i++) {
			upsert.execute(List.of(anvil("Anvil " + i)));
		}
		return this.products.save(new Product("acme", "A-3", "Awl", "2.00", 8)).getId() - before - 1;
	}

	private List<String> names() {
		return this.jdbcTemplate.queryForList("SELECT name FROM products", String.class);
	}

	private int count(String table) {
		return this.jdbcTemplate.queryForObject("SELECT COUNT(*) FROM " + table, int.class);
	}

	private static Product anvil(String name) {
		return new Product("acme", "A-1", name, "9.50", 3);
	}

	private static Product axe(String name) {
		return new Product("acme", "A-2", name, "20.00", 1);
	}

}
