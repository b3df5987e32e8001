package io.duplicatekey.mysql;

import java.util.List;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

import org.jspecify.annotations.Nullable;

/**
 * How a server names keys in its messages.
 */
public enum KeyNaming {

	/**
	 * {@code table.key}, as MySQL does from 8.0.19 on.
	 */
	QUALIFIED,

	/**
	 * {@code key}, as MySQL did before and every MariaDB does.
	 */
	BARE,

	/**
	 * Not known.
	 */
	UNKNOWN;

	// The patch level is optional: "5.7.mysql_aurora.2.11.2".
	private static final Pattern VERSION = Pattern.compile("(\\d{1,4})\\.(\\d{1,4})(?:\\.(\\d{1,4}))?(?!\\d).*+",
			Pattern.DOTALL);

	// Servers that speak MySQL's protocol under a MySQL version but write their own
	// texts.
	private static final List<String> LOOKALIKES = List.of("tidb", "vitess", "planetscale", "oceanbase", "singlestore",
			"memsql", "shardingsphere", "polardb-x", "doris", "starrocks", "dolt");

	/**
	 * Tell the naming from a server's version.
	 * @param productVersion what
	 * {@link java.sql.DatabaseMetaData#getDatabaseProductVersion()} returns, for example
	 * {@code 8.0.33} or {@code 11.4.5-MariaDB}; may be {@code null}
	 * @return the naming, {@link #UNKNOWN} for servers that only look like MySQL and for
	 * versions that do not settle it
	 */
	public static KeyNaming of(@Nullable String productVersion) {
		if (productVersion == null) {
			return UNKNOWN;
		}
		String version = productVersion.toLowerCase(Locale.ROOT).strip();
		if (LOOKALIKES.stream().anyMatch(version::contains)) {
			return UNKNOWN;
		}
		Matcher parts = VERSION.matcher(version);
		if (!parts.matches()) {
			return UNKNOWN;
		}
		if (version.contains("mariadb")) {
			return BARE;
		}
		int major = Integer.parseInt(parts.group(1));
		int minor = Integer.parseInt(parts.group(2));
		if (major != 8 || minor != 0) {
			// No MySQL has the major versions 10 and up: those are MariaDB's without its
			// name.
			return (major < 8) ? BARE : (major < 10) ? QUALIFIED : UNKNOWN;
		}
		String patch = parts.group(3);
		return (patch == null) ? UNKNOWN : (Integer.parseInt(patch) >= 19) ? QUALIFIED : BARE;
	}

}
