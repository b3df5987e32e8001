package io.duplicatekey.autoconfigure;

import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Set;

import org.springframework.beans.factory.annotation.AnnotatedBeanDefinition;
import org.springframework.beans.factory.config.BeanDefinition;
import org.springframework.beans.factory.config.ConfigurableBeanFactory;
import org.springframework.boot.autoconfigure.AutoConfigurationPackages;
import org.springframework.context.annotation.ClassPathScanningCandidateComponentProvider;
import org.springframework.core.env.ConfigurableEnvironment;
import org.springframework.core.env.EnumerablePropertySource;
import org.springframework.core.env.PropertySource;
import org.springframework.core.type.classreading.MetadataReaderFactory;
import org.springframework.core.type.filter.AnnotationTypeFilter;
import org.springframework.util.ClassUtils;

import io.duplicatekey.DuplicateEntryException;
import io.duplicatekey.ForConstraint;
import io.duplicatekey.translation.ConstraintMappings;
import io.duplicatekey.InvalidDeclarationException;

/**
 * Collects the mappings that the application declares: its {@link ForConstraint} classes,
 * found without loading any other class, and {@code duplicate-key.exceptions}.
 */
class DeclaredMappings {

	private static final String PROPERTY = "duplicate-key.exceptions";

	/**
	 * Spring Boot's cache of the class files that the component scan has read.
	 */
	private static final String METADATA_READER_FACTORY = "org.springframework.boot.autoconfigure.internalCachingMetadataReaderFactory";

	private final ConfigurableBeanFactory beanFactory;

	private final ConfigurableEnvironment environment;

	DeclaredMappings(ConfigurableBeanFactory beanFactory, ConfigurableEnvironment environment) {
		this.beanFactory = beanFactory;
		this.environment = environment;
	}

	ConstraintMappings<DuplicateEntryException> read(Map<String, Class<? extends DuplicateEntryException>> exceptions) {
		ConstraintMappings<DuplicateEntryException> mappings = new ConstraintMappings<>();
		if (AutoConfigurationPackages.has(this.beanFactory)) {
			ClassPathScanningCandidateComponentProvider scanner = scanner();
			// A set, because one base package can lie inside of another.
			Set<String> classNames = new LinkedHashSet<>();
			for (String basePackage : AutoConfigurationPackages.get(this.beanFactory)) {
				for (BeanDefinition candidate : scanner.findCandidateComponents(basePackage)) {
					classNames.add(String.valueOf(candidate.getBeanClassName()));
				}
			}
			classNames.forEach((className) -> addAnnotated(className, mappings));
		}
		checkKeys();
		exceptions.forEach((constraint, type) -> {
			String where = PROPERTY + "[" + constraint + "]";
			if (constraint.startsWith("[")) {
				throw new InvalidDeclarationException(where + ": YAML takes brackets without quotes for a list.",
						"Write \"" + constraint + "\" in quotes.");
			}
			mappings.add(constraint, checked(type, where), where);
		});
		return mappings;
	}

	private ClassPathScanningCandidateComponentProvider scanner() {
		ClassPathScanningCandidateComponentProvider scanner = new ClassPathScanningCandidateComponentProvider(false,
				this.environment) {
			@Override
			protected boolean isCandidateComponent(AnnotatedBeanDefinition beanDefinition) {
				// Abstract and inner classes are declarations too: wrong ones.
				return true;
			}
		};
		scanner.addIncludeFilter(new AnnotationTypeFilter(ForConstraint.class, false));
		if (this.beanFactory.containsBean(METADATA_READER_FACTORY)) {
			scanner.setMetadataReaderFactory(
					this.beanFactory.getBean(METADATA_READER_FACTORY, MetadataReaderFactory.class));
		}
		return scanner;
	}

	private void addAnnotated(String className, ConstraintMappings<DuplicateEntryException> mappings) {
		Class<?> type = ClassUtils.resolveClassName(className, this.beanFactory.getBeanClassLoader());
		String where = "@ForConstraint on " + className;
		Class<? extends DuplicateEntryException> exceptionType = checked(type, where);
		ForConstraint annotation = type.getAnnotation(ForConstraint.class);
		String[] constraints = (annotation != null) ? annotation.value() : new String[0];
		if (constraints.length == 0) {
			throw new InvalidDeclarationException(where + " names no constraint.",
					"Name one, for example @ForConstraint(\"users.uk_users_email\").");
		}
		for (String constraint : constraints) {
			mappings.add(constraint, exceptionType, where);
		}
	}

	private static Class<? extends DuplicateEntryException> checked(Class<?> type, String where) {
		if (!DuplicateEntryException.class.isAssignableFrom(type)) {
			throw new InvalidDeclarationException(
					where + ": " + type.getName() + " does not extend DuplicateEntryException.",
					"Let it extend DuplicateUniqueKeyException (or DuplicatePrimaryKeyException, or"
							+ " DuplicateEntryException). To throw a class that cannot extend it, use @OnDuplicateKey"
							+ " on the method.");
		}
		return type.asSubclass(DuplicateEntryException.class);
	}

	/**
	 * Keys that binding changes, so that the mapping would silently never match: without
	 * brackets it drops what is neither a letter, a digit, a dash, an underscore nor a
	 * dot, and an environment variable cannot say where dots and underscores are.
	 */
	private void checkKeys() {
		for (PropertySource<?> source : this.environment.getPropertySources()) {
			if (source instanceof EnumerablePropertySource<?> enumerable) {
				for (String name : enumerable.getPropertyNames()) {
					if (name.matches("DUPLICATE_?KEY_EXCEPTIONS_.+")) {
						throw new InvalidDeclarationException(
								"The environment variable " + name + " cannot name a constraint.",
								"Map it in a properties or YAML file, or in the variable SPRING_APPLICATION_JSON.");
					}
					if (name.startsWith(PROPERTY + ".")
							&& !name.substring(PROPERTY.length()).matches("[A-Za-z0-9._-]*")) {
						String constraint = name.substring(PROPERTY.length() + 1);
						throw new InvalidDeclarationException(
								"The key of the property " + name + " in " + source.getName()
										+ " would lose characters.",
								"Write it in brackets: " + PROPERTY + "[" + constraint + "] in a properties file, or"
										+ " \"[" + constraint + "]\" under " + PROPERTY + " in YAML.");
					}
				}
			}
		}
	}

}
