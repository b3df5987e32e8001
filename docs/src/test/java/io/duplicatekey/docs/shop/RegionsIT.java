package io.duplicatekey.docs.shop;

import java.time.Instant;
import java.util.List;

import org.junit.jupiter.api.Test;

import org.springframework.beans.factory.annotation.Autowired;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Rows that several regions have changed, merged in any order.
 */
class RegionsIT extends RunningShop {

	private static final Instant MONDAY = Instant.parse("2026-01-05T00:00:00Z");

	@Autowired
	private ProfileRepository profiles;

	@Autowired
	private VisitCountRepository visits;

	@Test
	void theLastWriterWinsInWhateverOrder() {
		Profile older = profile("Ann", MONDAY, "eu");
		Profile newer = profile("Anna", MONDAY.plusSeconds(1), "us");
		assertThat(merged(older, newer)).isEqualTo("Anna");
		assertThat(merged(newer, older)).isEqualTo("Anna");
	}

	@Test
	void atTheSameTimeTheRegionDecides() {
		Profile one = profile("Ann", MONDAY, "eu");
		Profile other = profile("Anna", MONDAY, "us");
		assertThat(merged(one, other)).isEqualTo("Anna");
		assertThat(merged(other, one)).isEqualTo("Anna");
	}

	@Test
	void whatArrivesTwiceChangesNothing() {
		List<Profile> rows = List.of(profile("Ann", MONDAY, "eu"));
		assertThat(this.profiles.mergeLatest(rows)).isEqualTo(1);
		assertThat(this.profiles.mergeLatest(rows)).isZero();
	}

	@Test
	void countsAddUp() {
		this.visits.add(List.of(count("eu", 3)));
		this.visits.add(List.of(count("eu", 4), count("us", 2)));
		assertThat(this.visits.visits("/")).isEqualTo(9);
	}

	@Test
	void countsThatArriveTwiceAreAddedTwice() {
		this.visits.add(List.of(count("eu", 3)));
		this.visits.add(List.of(count("eu", 3)));
		assertThat(this.visits.visits("/")).isEqualTo(6);
	}

	@Test
	void countsOfEachRegionCanArriveTwiceAndLate() {
		this.visits.count(List.of(count("eu", 7)));
		this.visits.count(List.of(count("us", 2)));
		this.visits.count(List.of(count("eu", 3), count("us", 2)));
		assertThat(this.visits.visits("/")).isEqualTo(9);
	}

	private String merged(Profile... rows) {
		this.profiles.deleteAll();
		for (Profile row : rows) {
			this.profiles.mergeLatest(List.of(row));
		}
		return this.profiles.findAll().get(0).getName();
	}

	private static Profile profile(String name, Instant changedAt, String region) {
		return new Profile("ann@example.com", name, changedAt, region);
	}

	private static VisitCount count(String region, long visits) {
		return new VisitCount("/", region, visits);
	}

}
