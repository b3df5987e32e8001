package io.duplicatekey.validation;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Consumer;
import java.util.function.Supplier;

import javax.sql.DataSource;

import org.apache.commons.logging.Log;
import org.apache.commons.logging.LogFactory;

import org.springframework.beans.factory.BeanFactoryUtils;
import org.springframework.beans.factory.config.ConfigurableListableBeanFactory;
import org.springframework.core.NestedExceptionUtils;

import io.duplicatekey.InvalidDeclarationException;
import io.duplicatekey.schema.KnownTables;
import io.duplicatekey.translation.DeclaredException;

/**
 * Looks for the constraints that are mapped to exceptions, and offers to map the others.
 */
public final class ConstraintCheck implements DeclarationCheck {

	private static final Log logger = LogFactory.getLog(StartupValidation.class);

	private final ConfigurableListableBeanFactory beanFactory;

	private final Supplier<List<DeclaredException>> everywhere;

	private final boolean onMethods;

	private final Supplier<Map<DataSource, Set<String>>> schemas;

	/**
	 * Create the check.
	 * @param beanFactory has the data sources, and the beans with methods that name
	 * constraints
	 * @param everywhere the constraints that are mapped wherever they are violated
	 * @param onMethods whether methods name constraints, too
	 * @param schemas gives the further schemas that each data source is used for, and
	 * sees to it that their tables are there
	 */
	public ConstraintCheck(ConfigurableListableBeanFactory beanFactory, Supplier<List<DeclaredException>> everywhere,
			boolean onMethods, Supplier<Map<DataSource, Set<String>>> schemas) {
		this.beanFactory = beanFactory;
		this.everywhere = everywhere;
		this.onMethods = onMethods;
		this.schemas = schemas;
	}

	@Override
	public void check(KnownTables tables, Consumer<InvalidDeclarationException> wrong) {
		List<DeclaredException> declared = new ArrayList<>(this.everywhere.get());
		if (this.onMethods) {
			declared.addAll(new BeanMethods(this.beanFactory).read(wrong));
		}
		declared.removeIf((mapping) -> mapping.constraint().isEmpty());
		Map<DataSource, Set<String>> schemas = schemas(wrong);
		Map<String, DataSource> dataSources = BeanFactoryUtils.beansOfTypeIncludingAncestors(this.beanFactory,
				DataSource.class, false, true);
		FoundKeys keys = new FoundKeys(declared);
		dataSources.forEach((name, dataSource) -> keys.add(name, dataSource, schemas.getOrDefault(dataSource, Set.of()),
				tables, wrong));
		if (keys.isComplete()) {
			keys.missing().forEach((constraint) -> wrong.accept(keys.refuse(constraint)));
		}
		else if (!keys.missing().isEmpty()) {
			logger.info("Not in the schemas that could be asked, and perhaps in another: "
					+ keys.missing().stream().map(DeclaredException::where).distinct().toList());
		}
		keys.unmapped().forEach(logger::info);
	}

	private Map<DataSource, Set<String>> schemas(Consumer<InvalidDeclarationException> wrong) {
		try {
			return this.schemas.get();
		}
		catch (RuntimeException ex) {
			InvalidDeclarationException unread = new InvalidDeclarationException(
					"The entities could not be read: " + NestedExceptionUtils.getMostSpecificCause(ex).getMessage(),
					"Correct what keeps their persistence unit from being made.");
			unread.initCause(ex);
			wrong.accept(unread);
			return Map.of();
		}
	}

}
