package io.duplicatekey.translation;

import java.util.List;

import javax.sql.DataSource;

import org.jspecify.annotations.Nullable;

import org.springframework.beans.factory.ObjectProvider;
import org.springframework.beans.factory.config.BeanPostProcessor;
import org.springframework.jdbc.core.namedparam.NamedParameterJdbcTemplate;
import org.springframework.jdbc.support.JdbcAccessor;
import org.springframework.jdbc.support.JdbcTransactionManager;
import org.springframework.jdbc.support.SQLErrorCodeSQLExceptionTranslator;
import org.springframework.jdbc.support.SQLErrorCodesFactory;
import org.springframework.jdbc.support.SQLExceptionSubclassTranslator;
import org.springframework.jdbc.support.SQLExceptionTranslator;

/**
 * Gives each {@code JdbcTemplate}, {@code NamedParameterJdbcTemplate} and
 * {@code JdbcTransactionManager} bean a translator that knows its data source. Spring
 * Boot sets one on the template that it makes itself; applications with several data
 * sources make their own. A translator that the application set on one of them stays.
 */
public final class JdbcTranslatorPostProcessor implements BeanPostProcessor {

	private final ObjectProvider<DuplicateKeyTranslator> translator;

	private final boolean errorCodesOfTheUser;

	/**
	 * Create the post-processor.
	 * @param translator translates duplicates
	 * @param classLoader where to look for {@code sql-error-codes.xml}, or {@code null}
	 * for the default
	 */
	public JdbcTranslatorPostProcessor(ObjectProvider<DuplicateKeyTranslator> translator,
			@Nullable ClassLoader classLoader) {
		this.translator = translator;
		this.errorCodesOfTheUser = classLoader != null
				&& classLoader.getResource(SQLErrorCodesFactory.SQL_ERROR_CODE_OVERRIDE_PATH) != null;
	}

	@Override
	public Object postProcessAfterInitialization(Object bean, String beanName) {
		if (this.errorCodesOfTheUser) {
			// Asking for the present translator would open a connection then. Spring
			// Boot's own template has ours all the same.
			return bean;
		}
		if (bean instanceof JdbcAccessor accessor) {
			process(accessor);
		}
		else if (bean instanceof NamedParameterJdbcTemplate template
				&& template.getJdbcOperations() instanceof JdbcAccessor accessor) {
			process(accessor);
		}
		else if (bean instanceof JdbcTransactionManager manager && manager.getDataSource() != null) {
			SQLExceptionTranslator present = manager.getExceptionTranslator();
			if (mayReplace(present)) {
				manager.setExceptionTranslator(translatorFor(manager.getDataSource(), present));
			}
		}
		return bean;
	}

	private void process(JdbcAccessor accessor) {
		DataSource dataSource = accessor.getDataSource();
		if (dataSource != null) {
			SQLExceptionTranslator present = accessor.getExceptionTranslator();
			if (mayReplace(present)) {
				accessor.setExceptionTranslator(translatorFor(dataSource, present));
			}
		}
	}

	private static boolean mayReplace(SQLExceptionTranslator present) {
		return present instanceof DuplicateKeySQLExceptionTranslator
				|| present.getClass() == SQLExceptionSubclassTranslator.class
				|| present.getClass() == SQLErrorCodeSQLExceptionTranslator.class;
	}

	private SQLExceptionTranslator translatorFor(DataSource dataSource, SQLExceptionTranslator present) {
		return (present instanceof DuplicateKeySQLExceptionTranslator ours) ? ours.forDataSource(dataSource)
				: new DuplicateKeySQLExceptionTranslator(this.translator.getObject(), () -> List.of(dataSource),
						() -> present);
	}

}
