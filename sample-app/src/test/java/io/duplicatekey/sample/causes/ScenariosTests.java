package io.duplicatekey.sample.causes;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.EnumSet;

import io.duplicatekey.diagnosis.DuplicateCause;
import org.junit.jupiter.api.Test;

import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.transaction.PlatformTransactionManager;

import static org.assertj.core.api.Assertions.assertThat;
import static org.mockito.Mockito.mock;

/**
 * Nothing is left out.
 */
class ScenariosTests {

	@Test
	void eachCauseIsThereOnce() {
		assertThat(scenarios().all()).extracting(Scenario::cause)
			.containsExactlyInAnyOrderElementsOf(EnumSet.complementOf(EnumSet.of(DuplicateCause.NOT_DETERMINED)));
	}

	@Test
	void readmeListsThemAll() throws IOException {
		assertThat(Files.readAllLines(Path.of("../README.md")).stream().filter((line) -> line.startsWith("| `")))
			.containsSubsequence(scenarios().all()
				.stream()
				.map((scenario) -> "| `%s` | %s |".formatted(scenario.name(), scenario.story()))
				.toList());
	}

	private static Scenarios scenarios() {
		return new ScenariosConfiguration().scenarios(new JdbcTemplate(), mock(PlatformTransactionManager.class),
				mock(BadgeRepository.class), mock(MemberRepository.class));
	}

}
