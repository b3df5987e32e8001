package io.duplicatekey.docs.shop;

import java.math.BigDecimal;

import org.junit.jupiter.api.Test;

import org.springframework.beans.factory.annotation.Autowired;

import io.duplicatekey.DuplicateUniqueKeyException;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

/**
 * What the page about updates by key says.
 */
class ProfilesIT extends RunningShop {

	@Autowired
	private Profiles profiles;

	@Autowired
	private MemberRepository members;

	@Test
	void changesTheRowThatIsThere() {
		Long id = this.members.save(new User("ann@example.com", "ann")).getId();
		this.profiles.changeHandle("ann@example.com", "anna");
		this.profiles.changeHandle("ann@example.com", "anna");
		assertThat(this.members.findById(id)).get().extracting(User::getHandle).isEqualTo("anna");
	}

	@Test
	void saysThatThereIsNone() {
		assertThatIllegalArgumentException().isThrownBy(() -> this.profiles.changeHandle("ann@example.com", "ann"));
		assertThat(this.members.count()).isZero();
	}

	@Test
	void collisionOnAnotherKeyIsTyped() {
		this.members.save(new User("ann@example.com", "ann"));
		this.members.save(new User("bob@example.com", "bob"));
		assertThatExceptionOfType(DuplicateUniqueKeyException.class)
			.isThrownBy(() -> this.profiles.changeHandle("ann@example.com", "bob"))
			.satisfies((ex) -> assertThat(ex.getViolation().constraint()).isEqualTo("uk_users_handle"));
		assertThatExceptionOfType(DuplicateUniqueKeyException.class)
			.isThrownBy(() -> this.members.changeHandle("ann@example.com", "bob"))
			.satisfies((ex) -> assertThat(ex.getViolation().constraint()).isEqualTo("uk_users_handle"));
	}

	@Test
	void changesWhatIsDescribed() {
		this.jdbcTemplate.update("INSERT INTO products (tenant, sku, name, price, stock, version)"
				+ " VALUES ('acme', 'a-1', 'Apple', 1, 10, 3)");
		assertThat(this.profiles.sell(new Product("acme", "a-1", "Ignored", "1.50", 0), 4)).isTrue();
		assertThat(this.profiles.sell(new Product("acme", "b-1", "None", "1", 0), 4)).isFalse();
		assertThat(this.jdbcTemplate.queryForMap("SELECT name, price, stock, version FROM products").values())
			.containsExactly("Apple", new BigDecimal("1.50"), 6, 4);
	}

	@Test
	void aQueryCountsARowThatIsFound() {
		this.members.save(new User("ann@example.com", "ann"));
		assertThat(this.members.changeHandle("ann@example.com", "anna")).isOne();
		assertThat(this.members.changeHandle("ann@example.com", "anna")).isOne();
		assertThat(this.members.changeHandle("nobody@example.com", "anna")).isZero();
	}

}
