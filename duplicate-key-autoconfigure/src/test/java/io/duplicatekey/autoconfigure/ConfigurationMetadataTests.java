package io.duplicatekey.autoconfigure;

import java.io.IOException;
import java.io.InputStream;
import java.net.URL;
import java.util.Collection;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

import org.junit.jupiter.api.Test;

import org.springframework.beans.ConfigurablePropertyAccessor;
import org.springframework.beans.PropertyAccessorFactory;
import org.springframework.beans.factory.config.BeanDefinition;
import org.springframework.boot.configurationmetadata.ConfigurationMetadataProperty;
import org.springframework.boot.configurationmetadata.ConfigurationMetadataRepositoryJsonBuilder;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.Binder;
import org.springframework.boot.context.properties.source.MapConfigurationPropertySource;
import org.springframework.boot.convert.ApplicationConversionService;
import org.springframework.context.annotation.ClassPathScanningCandidateComponentProvider;
import org.springframework.core.annotation.AnnotatedElementUtils;
import org.springframework.core.type.filter.AnnotationTypeFilter;
import org.springframework.util.ClassUtils;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * What an editor shows about our properties.
 */
class ConfigurationMetadataTests {

	private static final String PREFIX = "duplicate-key";

	private static final List<ConfigurationMetadataProperty> PROPERTIES = read();

	@Test
	void everyPropertiesClassIsDescribed() {
		assertThat(propertiesClasses()).allSatisfy((type) -> {
			assertThat(prefix(type)).matches(PREFIX + "(\\..+)?");
			assertThat(PROPERTIES).as("properties of %s", type.getName())
				.anyMatch((property) -> property.getId().startsWith(prefix(type) + "."));
		});
	}

	@Test
	void everyPropertyHasAType() {
		assertThat(PROPERTIES)
			.allSatisfy((property) -> assertThat(property.getType()).as(property.getId()).isNotBlank());
	}

	@Test
	void descriptionsArePlainSentences() {
		assertThat(PROPERTIES).allSatisfy((property) -> assertThat(property.getDescription()).as(property.getId())
			.isNotBlank()
			.endsWith(".")
			.doesNotContain("{@", "<", "\n")
			.doesNotMatch("(?i)(a|an|the)\\b.*"));
	}

	@Test
	void descriptionsOfBooleansStartWithWhether() {
		assertThat(PROPERTIES).filteredOn((property) -> "java.lang.Boolean".equals(property.getType()))
			.allSatisfy(
					(property) -> assertThat(property.getDescription()).as(property.getId()).startsWith("Whether "));
	}

	@Test
	void defaultsAreThoseOfTheClass() {
		for (Class<?> type : propertiesClasses()) {
			Object bound = new Binder(new MapConfigurationPropertySource()).bindOrCreate(prefix(type), type);
			ConfigurablePropertyAccessor fields = PropertyAccessorFactory.forDirectFieldAccess(bound);
			assertThat(PROPERTIES).filteredOn((property) -> fields.isReadableProperty(path(property, type)))
				.isNotEmpty()
				.allSatisfy((property) -> assertDefault(property, fields.getPropertyValue(path(property, type))));
		}
	}

	private static void assertDefault(ConfigurationMetadataProperty property, Object value) {
		Object described = property.getDefaultValue();
		if (value == null || (value instanceof Map<?, ?> map && map.isEmpty())
				|| (value instanceof Collection<?> collection && collection.isEmpty())) {
			assertThat(described).as("default of %s, which has none", property.getId()).isNull();
			return;
		}
		assertThat(described).as("default of %s, which is %s", property.getId(), value).isNotNull();
		if (value instanceof Collection<?> && described instanceof String list) {
			// Several values are written as a JSON array.
			described = list.replaceAll("^\\[|]$|\"", "");
		}
		assertThat(ApplicationConversionService.getSharedInstance().convert(described, value.getClass()))
			.as("default of %s", property.getId())
			.isEqualTo(value);
	}

	/**
	 * {@code duplicate-key.jpa.some-name} becomes {@code jpa.someName} for the prefix
	 * {@code duplicate-key}.
	 */
	private static String path(ConfigurationMetadataProperty property, Class<?> type) {
		String prefix = prefix(type) + ".";
		if (!property.getId().startsWith(prefix)) {
			return "?";
		}
		StringBuilder path = new StringBuilder();
		for (String word : property.getId().substring(prefix.length()).split("-", -1)) {
			path.append(path.isEmpty() ? word : Character.toUpperCase(word.charAt(0)) + word.substring(1));
		}
		return path.toString();
	}

	private static String prefix(Class<?> type) {
		return AnnotatedElementUtils.getMergedAnnotation(type, ConfigurationProperties.class).prefix();
	}

	private static Set<Class<?>> propertiesClasses() {
		ClassPathScanningCandidateComponentProvider scanner = new ClassPathScanningCandidateComponentProvider(false);
		scanner.addIncludeFilter(new AnnotationTypeFilter(ConfigurationProperties.class));
		return scanner.findCandidateComponents("io.duplicatekey")
			.stream()
			.map(BeanDefinition::getBeanClassName)
			.map((name) -> ClassUtils.resolveClassName(name, ConfigurationMetadataTests.class.getClassLoader()))
			.collect(Collectors.toSet());
	}

	private static List<ConfigurationMetadataProperty> read() {
		ConfigurationMetadataRepositoryJsonBuilder builder = ConfigurationMetadataRepositoryJsonBuilder.create();
		try {
			for (URL url : Collections.list(ConfigurationMetadataTests.class.getClassLoader()
				.getResources("META-INF/spring-configuration-metadata.json"))) {
				try (InputStream json = url.openStream()) {
					builder.withJsonResource(json);
				}
			}
		}
		catch (IOException ex) {
			throw new IllegalStateException("Failed to read the metadata", ex);
		}
		return builder.build()
			.getAllProperties()
			.values()
			.stream()
			.filter((property) -> property.getId().startsWith(PREFIX + "."))
			.toList();
	}

}
