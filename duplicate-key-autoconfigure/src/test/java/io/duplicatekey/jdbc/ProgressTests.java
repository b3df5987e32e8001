package io.duplicatekey.jdbc;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;

import io.duplicatekey.upsert.UpsertProgress;

import static org.assertj.core.api.Assertions.assertThat;

@ExtendWith(OutputCaptureExtension.class)
class ProgressTests {

	private final List<UpsertProgress> told = new ArrayList<>();

	private long nanos = 17;

	private final ProgressWatch watch = new ProgressWatch("Here.method", this.told::add, () -> this.nanos);

	@Test
	void isToldAboutOnceASecond() {
		pass(999);
		this.watch.accept(1000);
		assertThat(this.told).isEmpty();
		pass(1);
		this.watch.accept(2000);
		pass(500);
		this.watch.accept(3000);
		pass(600);
		this.watch.accept(4000);
		assertThat(this.told).containsExactly(new UpsertProgress(2000, 0, Duration.ofMillis(1000)),
				new UpsertProgress(4000, 0, Duration.ofMillis(2100)));
		assertThat(this.told.get(0).rowsPerSecond()).isEqualTo(2000);
	}

	@Test
	void isToldAtTheEndHoweverShortItWas() {
		this.watch.accept(3);
		this.watch.end(true);
		assertThat(this.told).containsExactly(new UpsertProgress(3, 3, Duration.ZERO));
		assertThat(this.told.get(0).rowsPerSecond()).isZero();
	}

	@Test
	void claimsNoCommitInTheTransactionOfSomebodyElse() {
		this.watch.accept(3);
		this.watch.end(false);
		assertThat(this.told).containsExactly(new UpsertProgress(3, 0, Duration.ZERO));
	}

	@Test
	void knowsWhatIsCommittedInBetween() {
		this.watch.accept(1000);
		pass(1000);
		this.watch.committed(1000);
		assertThat(this.told).containsExactly(new UpsertProgress(1000, 1000, Duration.ofSeconds(1)));
	}

	@Test
	void isLoggedEveryTenSeconds(CapturedOutput output) {
		pass(9_999);
		this.watch.accept(1000);
		assertThat(output).doesNotContain("Here.method");
		pass(1);
		this.watch.accept(2000);
		assertThat(output).containsOnlyOnce("Here.method: 2000 rows, 200 rows/s, 0 committed");
		pass(5_000);
		this.watch.accept(3000);
		this.watch.end(true);
		assertThat(output).containsOnlyOnce("Here.method: 3000 rows, 200 rows/s, 3000 committed");
	}

	@Test
	void isNotLoggedAtTheEndOfAShortCall(CapturedOutput output) {
		this.watch.accept(3);
		this.watch.end(true);
		assertThat(output).doesNotContain("Here.method");
	}

	private void pass(long millis) {
		this.nanos += Duration.ofMillis(millis).toNanos();
	}

}
