package io.duplicatekey.translation;

import java.sql.SQLException;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

import org.jspecify.annotations.Nullable;

import io.duplicatekey.mysql.DuplicateKeyError;
import io.duplicatekey.mysql.KeyName;
import io.duplicatekey.mysql.KeyNaming;
import io.duplicatekey.mysql.WrittenTable;

/**
 * Decides which key a message means. The message's own text comes first, the schema only
 * confirms or refutes a reading of it, and the table of the statement counts only where
 * nothing else can have been written. Two readings that both hold mean unknown.
 */
final class KeyResolver {

	private final DuplicateKeyError error;

	private final @Nullable WrittenTable written;

	private final SchemaView schema;

	KeyResolver(DuplicateKeyError error, @Nullable WrittenTable written, SchemaView schema) {
		this.error = error;
		this.written = written;
		this.schema = schema;
	}

	ResolvedKey resolve() throws SQLException {
		if (this.error.keyTexts().isEmpty()) {
			return ResolvedKey.UNKNOWN;
		}
		String slot = this.error.table();
		if (slot != null) {
			return confirmedOrText(new KeyName(slot, this.error.keyTexts().get(0)));
		}
		KeyNaming naming = this.schema.naming();
		ResolvedKey inStatement = (this.written != null) ? ofWrittenTable(this.written, naming) : null;
		if (inStatement != null) {
			return inStatement;
		}
		List<KeyName> qualified = (naming != KeyNaming.BARE) ? qualifiedReadings() : List.of();
		if (!qualified.isEmpty()) {
			ResolvedKey elsewhere = confirmed(qualified);
			if (elsewhere != null) {
				return elsewhere;
			}
		}
		return MessageText.resolve(this.error, this.written, naming);
	}

	/**
	 * The key, if it is one of the table that the statement writes.
	 */
	private @Nullable ResolvedKey ofWrittenTable(WrittenTable written, KeyNaming naming) throws SQLException {
		List<UniqueKey> keys = this.schema.keysOf(written);
		if (keys.isEmpty()) {
			return null;
		}
		Set<UniqueKey> named = new LinkedHashSet<>();
		Set<UniqueKey> bare = new LinkedHashSet<>();
		for (String text : this.error.keyTexts()) {
			for (KeyName reading : KeyName.readingsOf(text)) {
				if (reading.table() == null) {
					if (naming != KeyNaming.QUALIFIED) {
						addMatching(keys, reading.key(), bare);
					}
				}
				else if (naming != KeyNaming.BARE && sameTable(reading.table(), keys.get(0).table())) {
					addMatching(keys, reading.key(), named);
				}
			}
		}
		if (named.size() + bare.size() > 1) {
			// Nothing but names that contain the message's own words gets here.
			return ResolvedKey.UNKNOWN;
		}
		if (!named.isEmpty()) {
			return claim(named.iterator().next(), written, true);
		}
		if (!bare.isEmpty()) {
			return claim(bare.iterator().next(), written, false);
		}
		return null;
	}

	private ResolvedKey claim(UniqueKey key, WrittenTable written, boolean tableInText) throws SQLException {
		boolean elsewhere = this.schema.mayWriteElsewhere(written);
		if (elsewhere) {
			// The table of that name can be another schema's.
			return tableInText ? confirmedOrText(new KeyName(key.table(), key.name()))
					: ResolvedKey.unconfirmed(null, key.name());
		}
		String current = this.schema.currentSchema();
		String schema = written.schema();
		return (schema == null) ? new ResolvedKey(current, key.table(), key.name(), key.columns(), true, true)
				: new ResolvedKey(schema, key.table(), key.name(), key.columns(), true,
						schema.equalsIgnoreCase(current));
	}

	private ResolvedKey confirmedOrText(KeyName reading) throws SQLException {
		ResolvedKey confirmed = confirmed(List.of(reading));
		return (confirmed != null) ? confirmed : ResolvedKey.unconfirmed(reading.table(), reading.key());
	}

	/**
	 * The only reading of which the schema has a key; unknown where it has more than one,
	 * {@code null} where it has none.
	 */
	private @Nullable ResolvedKey confirmed(List<KeyName> readings) throws SQLException {
		List<UniqueKey> found = new ArrayList<>();
		for (KeyName reading : readings) {
			found.addAll(this.schema.find(reading));
		}
		if (found.isEmpty()) {
			return null;
		}
		UniqueKey first = found.get(0);
		if (found.stream().anyMatch((key) -> !key.table().equals(first.table()) || !key.name().equals(first.name()))) {
			return ResolvedKey.UNKNOWN;
		}
		// The same table and key in several schemas: the columns count where they agree.
		Set<List<String>> columns = found.stream().map(UniqueKey::columns).collect(Collectors.toSet());
		String current = this.schema.currentSchema();
		return new ResolvedKey(null, first.table(), first.name(), (columns.size() == 1) ? first.columns() : List.of(),
				true, found.stream().allMatch((key) -> key.schema().equalsIgnoreCase(current)));
	}

	private List<KeyName> qualifiedReadings() {
		return this.error.keyTexts()
			.stream()
			.flatMap((text) -> KeyName.readingsOf(text).stream())
			.filter((reading) -> reading.table() != null)
			.distinct()
			.toList();
	}

	private boolean sameTable(String one, String other) throws SQLException {
		return this.schema.ignoresTableCase() ? one.equalsIgnoreCase(other) : one.equals(other);
	}

	private static void addMatching(List<UniqueKey> keys, String name, Set<UniqueKey> matching) {
		keys.stream().filter((key) -> key.name().equalsIgnoreCase(name)).forEach(matching::add);
	}

}
