package io.duplicatekey.mysql;

import java.sql.SQLException;
import java.util.List;
import java.util.SplittableRandom;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInfo;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;

/**
 * Properties that hold for every message and statement, tried on random ones. Each run
 * takes a new seed and prints it; {@code -Dduplicate-key.seed=...} repeats a run.
 */
class RandomMessagesTests {

	private static final int TRIES = 50_000;

	// A fixed seed, so that a build does not fail by chance; -Dduplicate-key.seed
	// explores.
	private static final long SEED = 20261122;

	private SplittableRandom random = new SplittableRandom();

	@BeforeEach
	void seed(TestInfo test) {
		long seed = Long.getLong("duplicate-key.seed", SEED);
		System.out.println(test.getDisplayName() + " duplicate-key.seed=" + seed);
		this.random = new SplittableRandom(seed);
	}

	@Test
	void aValueNeverChangesTheKeyNorDidItWithTheSeedThatOnceFoundOne() {
		this.random = new SplittableRandom(7281847206683L);
		aValueNeverChangesTheKey();
	}

	@Test
	void aValueNeverChangesTheKey() {
		List<Template> templates = BuiltMessage.templates();
		for (int i = 0; i < TRIES; i++) {
			Template template = this.random.nextBoolean() ? templates.get(0)
					: templates.get(this.random.nextInt(templates.size()));
			new BuiltMessage(template, this.random.nextInt(BuiltMessage.WRAPPERS), this.random.nextInt(4) == 0,
					text(template, 8), text(template, 2), text(template, 2))
				.check();
		}
	}

	@Test
	void noMessageMakesItThrow() {
		List<Template> templates = BuiltMessage.templates();
		for (int i = 0; i < TRIES; i++) {
			String message = text(templates.get(this.random.nextInt(templates.size())), 12);
			for (int code : new int[] { 1062, 1586, 1761, 1762, 1859, 1022, 1169 }) {
				assertThatCode(() -> DuplicateKeyError.find(new SQLException(message, "23000", code))).as(message)
					.doesNotThrowAnyException();
			}
			assertThat(KeyName.readingsOf(message).get(0)).isEqualTo(new KeyName(null, message));
			assertThat(KeyNaming.of(message)).isNotNull();
			assertThatCode(() -> WrittenTable.of(message)).as(message).doesNotThrowAnyException();
		}
	}

	@Test
	void literalsAndCommentsNeverChangeTheWrittenTable() {
		Template english = Messages.of(1062).get(0);
		for (int i = 0; i < TRIES; i++) {
			String table = text(english, 3).replace("\\", "/");
			String literal = text(english, 8).replace("\\", "\\\\").replace("'", "''");
			String comment = text(english, 4).replace("*/", "").replace("!", "").replace("M", "");
			String sql = "/* " + comment + " */INSERT INTO `" + table.replace("`", "``") + "` (a) VALUES ('" + literal
					+ "', 'x')";
			WrittenTable expected = table.isEmpty() ? null : new WrittenTable(null, table, List.of());
			assertThat(WrittenTable.of(sql)).as(sql).isEqualTo(expected);
		}
	}

	private String text(Template template, int maxParts) {
		StringBuilder text = new StringBuilder();
		for (int parts = this.random.nextInt(maxParts + 1); parts > 0; parts--) {
			switch (this.random.nextInt(6)) {
				case 0, 1 -> text.append(one(BuiltMessage.HOSTILE));
				case 2 -> text.append(one(template.separators()));
				case 3 -> text.append(one(template.suffixes()));
				case 4 -> text.append((char) this.random.nextInt(0x20, 0x7F));
				default -> text.append("uk_").append(Integer.toString(this.random.nextInt(1000), 36));
			}
		}
		return text.toString();
	}

	private String one(List<String> list) {
		return list.get(this.random.nextInt(list.size()));
	}

}
