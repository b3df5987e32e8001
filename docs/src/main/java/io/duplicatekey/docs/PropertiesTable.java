package io.duplicatekey.docs;

import java.io.IOException;
import java.io.InputStream;
import java.net.URL;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Collections;
import java.util.Comparator;
import java.util.List;

import org.springframework.boot.configurationmetadata.ConfigurationMetadataProperty;
import org.springframework.boot.configurationmetadata.ConfigurationMetadataRepositoryJsonBuilder;

/**
 * Writes the table of properties from the metadata that an editor shows too.
 */
final class PropertiesTable {

	private static final String METADATA = "META-INF/spring-configuration-metadata.json";

	private static final String PREFIX = "duplicate-key.";

	private PropertiesTable() {
	}

	/**
	 * Write the table.
	 * @param arguments the file to write
	 * @throws IOException if the metadata cannot be read or the file not be written
	 */
	public static void main(String[] arguments) throws IOException {
		Path file = Path.of(arguments[0]);
		Files.createDirectories(file.toAbsolutePath().getParent());
		Files.writeString(file, table(properties()));
	}

	static List<ConfigurationMetadataProperty> properties() throws IOException {
		ConfigurationMetadataRepositoryJsonBuilder builder = ConfigurationMetadataRepositoryJsonBuilder.create();
		for (URL url : Collections.list(PropertiesTable.class.getClassLoader().getResources(METADATA))) {
			try (InputStream json = url.openStream()) {
				builder.withJsonResource(json);
			}
		}
		List<ConfigurationMetadataProperty> properties = builder.build()
			.getAllProperties()
			.values()
			.stream()
			.filter((property) -> property.getId().startsWith(PREFIX))
			.sorted(Comparator.comparing(ConfigurationMetadataProperty::getId))
			.toList();
		if (properties.isEmpty()) {
			throw new IllegalStateException("No property " + PREFIX + "* is described on the class path");
		}
		return properties;
	}

	static String table(List<ConfigurationMetadataProperty> properties) {
		StringBuilder table = new StringBuilder();
		table.append("[cols=\"4,1,5\"]\n|===\n|Property |Default |What it does\n");
		for (ConfigurationMetadataProperty property : properties) {
			Object defaultValue = property.getDefaultValue();
			table.append('\n')
				.append("|`")
				.append(literal(property.getId()))
				.append("`\n")
				.append("|")
				.append((defaultValue != null) ? "`" + literal(defaultValue) + "`" : "")
				.append('\n')
				.append("|")
				.append(literal(property.getDescription()))
				.append('\n');
		}
		return table.append("|===\n").toString();
	}

	/**
	 * A text of which AsciiDoc reads nothing as markup.
	 */
	private static String literal(Object value) {
		return "pass:c[" + String.valueOf(value).replace("|", "\\|").replace("]", "\\]") + "]";
	}

}
