package io.duplicatekey.mysql;

import java.nio.charset.StandardCharsets;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * A message built as servers and drivers build it, and what may be read from it: a
 * hostile value never changes the key. Random and fuzz tests share it.
 *
 * @param template the server's text
 * @param wrapper which driver or proxy wraps it, see {@link #WRAPPERS}
 * @param escaped whether {@code character_set_results} holds ASCII only
 * @param value the value as sent, cut here as servers do
 * @param table the child's table, for texts that have one
 * @param key the key's text
 */
record BuiltMessage(Template template, int wrapper, boolean escaped, String value, String table, String key) {

	/**
	 * Plain, two prefixes, three dumps, Vitess plain and with SQL.
	 */
	static final int WRAPPERS = 8;

	private static final int FIRST_DUMP = 3;

	private static final int VITESS = 6;

	private static final String DUMP = "\n\nQuery being executed when exception was thrown:\n";

	private static final String CONNECTOR_J = "Integrity constraint violation message from server: \"";

	static final List<String> HOSTILE = List.of("' for key '", "'", "''", "' for key 'fake'", "\nQuery is: ", DUMP,
			"\n\n", "' für Schlüssel '", "'键'", "' a '", "' kulcs szerint", "' kulcs szerint.",
			" (errno 1062) (sqlstate 23000)", ": Sql: \"", " (CallerID: ", "\"", "\\", "\\0442", "\\0027", "\\",
			"(conn=1) ", "target: a: vttablet: ", "%-.64T' kwa ufunguo wa '",
			"' would lead to a duplicate entry in table '", "', key '", "', record '", "...", ".", "*UNKNOWN*", "日",
			"é", "ж", "\uD83D\uDE00", "\uFFFD", "\0", "\r\n", "Duplicate entry '", CONNECTOR_J, "{KEY}");

	void check() {
		DuplicateKeyError found = DuplicateKeyError.find(new SQLException(message(), "23000", code()));
		assertThat(found).isNotNull();
		assertThat(found.keyTexts()).hasSizeLessThanOrEqualTo(16);
		if (!isRealKey()) {
			return;
		}
		if (found.keyTexts().isEmpty()) {
			assertThat(mayBeUnknown()).as("key of <%s>", message()).isTrue();
			return;
		}
		assertThat(found.keyTexts().get(0)).as("key of <%s>", message()).isEqualTo(CharsetEscapes.decode(this.key));
		if (code() == 1761 && isName(this.table)) {
			assertThat(found.table()).as("table of <%s>", message()).isEqualTo(CharsetEscapes.decode(this.table));
		}
	}

	private int code() {
		return (this.template.slots().contains(Template.Slot.TABLE)) ? 1761 : 1062;
	}

	// Only an addition, or a value that pretends to be followed by one or to be the slot
	// that a server forgot to fill, can cost the key.
	private boolean mayBeUnknown() {
		if (this.template.prefix().startsWith("Ingizo") && this.value.startsWith("%-.64T'")) {
			return true;
		}
		boolean pretends = this.value.contains("\n") || this.value.contains("(errno") || this.wrapper >= VITESS;
		return this.wrapper >= FIRST_DUMP || (pretends && this.key.contains("'"));
	}

	private boolean isRealKey() {
		return isName(this.key) && !(this.template.cutsKeys() && utf8(this.key) >= 190)
				&& !CharsetEscapes.decode(this.key).contains("\uFFFD") && !(code() == 1761 && !isName(this.table))
				&& !Names.usable(this.key).isEmpty();
	}

	// What people do name keys and tables, dots, quotes and all, but no separator.
	private boolean isName(String name) {
		String decoded = CharsetEscapes.decode(name);
		for (String separator : this.template.separators()) {
			if ((separator + decoded + separator).indexOf(separator, 1) != separator.length() + decoded.length()) {
				return false;
			}
		}
		return !name.isEmpty() && name.length() <= 64 && !decoded.contains("\n") && !decoded.contains("(errno")
				&& !decoded.contains("kulcs szerint") && !decoded.contains("\"") && !decoded.contains("\uFFFD");
	}

	String message() {
		StringBuilder text = new StringBuilder(this.template.prefix());
		int slot = 0;
		for (Template.Slot kind : this.template.slots()) {
			text.append((slot > 0) ? this.template.separators().get(slot - 1) : "");
			text.append(switch (kind) {
				case PARENT -> "parent";
				case VALUE -> cut();
				case TABLE -> this.table;
				case KEY -> this.key;
			});
			slot++;
		}
		text.append(this.template.suffixes().get(0));
		return wrap(this.escaped ? escape(text) : text.toString());
	}

	private String wrap(String text) {
		String vitess = text + " (errno " + code() + ") (sqlstate 23000)";
		// MariaDB's driver shows parameters beside the SQL, and literals as they are in
		// it.
		String update = "UPDATE some_table SET some_column='" + this.value.replace("'", "''") + "'";
		return switch (this.wrapper) {
			case 0 -> text;
			case 1 -> "(conn=42) " + text;
			case 2 -> CONNECTOR_J + text + "\"";
			case 3 -> "(conn=42) " + text + "\nQuery is: " + update;
			case 4 -> text + DUMP + "INSERT INTO t VALUES ('" + this.value + "')\n\n";
			case 5 -> CONNECTOR_J + text + "\"" + DUMP + this.value + "\n\n";
			case 6 -> "target: shop.-80.primary: vttablet: " + vitess;
			default -> "vttablet: rpc error: code = AlreadyExists desc = " + vitess + " (CallerID: a): Sql: \"" + update
					+ "\", BindVars: {v1: \"" + this.value + "\"}";
		};
	}

	private String cut() {
		int limit = this.template.valueLimit();
		if (utf8(this.value) <= limit) {
			return this.value;
		}
		boolean mariadb = this.value.length() % 2 == 0;
		int end = this.value.length();
		while (utf8(this.value.substring(0, end)) > (mariadb ? limit - 3 : limit)) {
			end--;
		}
		return this.value.substring(0, end) + (mariadb ? "..." : "");
	}

	private static int utf8(String text) {
		return text.getBytes(StandardCharsets.UTF_8).length;
	}

	private static String escape(CharSequence text) {
		StringBuilder escaped = new StringBuilder();
		text.chars().forEach((c) -> escaped.append((c < 0x80) ? String.valueOf((char) c) : "\\%04X".formatted(c)));
		return escaped.toString();
	}

	static List<Template> templates() {
		List<Template> templates = new ArrayList<>(Messages.of(1062));
		templates.addAll(Messages.of(1761));
		return templates.stream().filter((template) -> template.slots().contains(Template.Slot.KEY)).toList();
	}

}
