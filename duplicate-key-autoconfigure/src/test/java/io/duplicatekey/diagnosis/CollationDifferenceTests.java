package io.duplicatekey.diagnosis;

import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * How the difference of two keys is named.
 */
class CollationDifferenceTests {

	@Test
	void namesCase() {
		assertThat(CollationDifference.between("Ann", "aNN")).containsExactly(CollationDifference.CASE);
	}

	@Test
	void namesAccents() {
		assertThat(CollationDifference.between("café", "cafe")).containsExactly(CollationDifference.ACCENTS);
	}

	@Test
	void namesTheWayThatAccentsAreWritten() {
		assertThat(CollationDifference.between("cafe\u0301", "café")).containsExactly(CollationDifference.COMPOSITION);
	}

	@Test
	void namesWidth() {
		assertThat(CollationDifference.between("ＡＢ", "AB")).containsExactly(CollationDifference.WIDTH);
	}

	@Test
	void namesSpacesAtTheEnd() {
		assertThat(CollationDifference.between("ann", "ann  ")).containsExactly(CollationDifference.TRAILING_SPACE);
	}

	@Test
	void namesWhatDoesNotShow() {
		assertThat(CollationDifference.between("an\u200Bn", "ann")).containsExactly(CollationDifference.INVISIBLE);
	}

	@Test
	void namesSeveralAndNoMoreThanThereAre() {
		assertThat(CollationDifference.between("Café ", "cafe")).containsExactly(CollationDifference.TRAILING_SPACE,
				CollationDifference.CASE, CollationDifference.ACCENTS);
		assertThat(CollationDifference.describe(CollationDifference.between("Café", "cafe")))
			.isEqualTo("case and accents");
	}

	@Test
	void namesNothingThatItDoesNotKnow() {
		assertThat(CollationDifference.between("straße", "strasse")).isEmpty();
		assertThat(CollationDifference.between("ann", "bob")).isEmpty();
		assertThat(CollationDifference.describe(CollationDifference.between("straße", "strasse")))
			.isEqualTo("characters that count as the same");
	}

}
