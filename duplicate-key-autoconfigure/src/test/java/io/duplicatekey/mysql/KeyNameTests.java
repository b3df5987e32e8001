package io.duplicatekey.mysql;

import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Tests for {@link KeyName}.
 */
class KeyNameTests {

	@Test
	void aBareKey() {
		assertThat(KeyName.readingsOf("k")).containsExactly(new KeyName(null, "k"));
	}

	@Test
	void everyDotCanSplit() {
		assertThat(KeyName.readingsOf("a.b")).containsExactly(new KeyName(null, "a.b"), new KeyName("a", "b"));
		assertThat(KeyName.readingsOf("a.b.c")).containsExactly(new KeyName(null, "a.b.c"), new KeyName("a", "b.c"),
				new KeyName("a.b", "c"));
	}

	@Test
	void noSideOfASplitIsEmpty() {
		assertThat(KeyName.readingsOf("")).containsExactly(new KeyName(null, ""));
		assertThat(KeyName.readingsOf(".")).containsExactly(new KeyName(null, "."));
		assertThat(KeyName.readingsOf(".a")).containsExactly(new KeyName(null, ".a"));
		assertThat(KeyName.readingsOf("a.")).containsExactly(new KeyName(null, "a."));
		assertThat(KeyName.readingsOf("t..")).containsExactly(new KeyName(null, "t.."), new KeyName("t", "."));
	}

	@Test
	void noSideOfASplitIsLongerThanAName() {
		String name = "n".repeat(64);
		assertThat(KeyName.readingsOf(name + "." + name)).containsExactly(new KeyName(null, name + "." + name),
				new KeyName(name, name));
		assertThat(KeyName.readingsOf(name + "n.k")).hasSize(1);
		assertThat(KeyName.readingsOf("t." + name + "n")).hasSize(1);
		assertThat(KeyName.readingsOf(".".repeat(129))).hasSize(2);
		assertThat(KeyName.readingsOf(".".repeat(100_000))).hasSize(1);
	}

}
