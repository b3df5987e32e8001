package io.duplicatekey.mysql;

import java.sql.SQLException;
import java.util.List;

import com.code_intelligence.jazzer.api.FuzzedDataProvider;
import com.code_intelligence.jazzer.junit.FuzzTest;

/**
 * Coverage-guided fuzzing. In an ordinary test run the kept inputs are run once, which is
 * the regression test; with {@code JAZZER_FUZZ=1} in the environment one of these methods
 * searches for new ones:
 *
 * <pre>
 * JAZZER_FUZZ=1 ./mvnw -pl duplicate-key-autoconfigure test -Dtest=MessageFuzzTests#builtMessage
 * </pre>
 */
class MessageFuzzTests {

	private static final List<Template> TEMPLATES = BuiltMessage.templates();

	@FuzzTest(maxDuration = "3m")
	void builtMessage(FuzzedDataProvider data) {
		Template template = TEMPLATES.get(data.consumeInt(0, TEMPLATES.size() - 1));
		int wrapper = data.consumeInt(0, BuiltMessage.WRAPPERS - 1);
		boolean escaped = data.consumeBoolean();
		String key = text(data, template);
		String table = text(data, template);
		String value = text(data, template);
		new BuiltMessage(template, wrapper, escaped, value, table, key).check();
	}

	@FuzzTest(maxDuration = "3m")
	void anything(FuzzedDataProvider data) {
		int code = data.pickValue(new int[] { 1062, 1586, 1761, 1762, 1859, 1022, 1169 });
		String text = data.consumeRemainingAsString();
		DuplicateKeyError.find(new SQLException(text, "23000", code));
		WrittenTable.of(text);
		KeyName.readingsOf(text);
		KeyNaming.of(text);
	}

	private static String text(FuzzedDataProvider data, Template template) {
		StringBuilder text = new StringBuilder();
		for (int parts = data.consumeInt(0, 6); parts > 0; parts--) {
			text.append(switch (data.consumeInt(0, 3)) {
				case 0 -> BuiltMessage.HOSTILE.get(data.consumeInt(0, BuiltMessage.HOSTILE.size() - 1));
				case 1 -> template.separators().get(data.consumeInt(0, template.separators().size() - 1));
				case 2 -> template.suffixes().get(data.consumeInt(0, template.suffixes().size() - 1));
				default -> data.consumeString(20);
			});
		}
		return text.toString();
	}

}
