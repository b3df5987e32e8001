package io.duplicatekey.translation;

import java.lang.reflect.InvocationHandler;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Proxy;

import jakarta.persistence.PersistenceException;
import org.jspecify.annotations.Nullable;

import org.springframework.beans.factory.ObjectProvider;
import org.springframework.beans.factory.config.BeanPostProcessor;
import org.springframework.orm.jpa.AbstractEntityManagerFactoryBean;
import org.springframework.orm.jpa.JpaDialect;
import org.springframework.orm.jpa.JpaVendorAdapter;
import org.springframework.util.ClassUtils;

/**
 * Puts a dialect before the one of each entity manager factory that translates duplicates
 * and leaves everything else to it. Repositories, {@code @Repository} beans and the
 * transaction manager take their dialect from the factory, so this one place serves flush
 * and commit.
 */
public final class JpaDialectPostProcessor implements BeanPostProcessor {

	private final ObjectProvider<DuplicateKeyTranslator> translator;

	/**
	 * Create the post-processor.
	 * @param translator translates duplicates
	 */
	public JpaDialectPostProcessor(ObjectProvider<DuplicateKeyTranslator> translator) {
		this.translator = translator;
	}

	@Override
	public Object postProcessBeforeInitialization(Object bean, String beanName) {
		if (bean instanceof AbstractEntityManagerFactoryBean factoryBean) {
			JpaDialect dialect = dialectOf(factoryBean);
			if (dialect != null) {
				DuplicateKeyTranslator translator = this.translator.getObject();
				translator.register(new JpaUnit(factoryBean, dialect));
				factoryBean.setJpaDialect(translatingDialect(dialect, translator));
			}
		}
		return bean;
	}

	private static @Nullable JpaDialect dialectOf(AbstractEntityManagerFactoryBean factoryBean) {
		JpaDialect dialect = factoryBean.getJpaDialect();
		if (dialect != null) {
			return dialect;
		}
		JpaVendorAdapter adapter = factoryBean.getJpaVendorAdapter();
		return (adapter != null) ? adapter.getJpaDialect() : null;
	}

	/**
	 * A proxy rather than a class, because the interface has more methods in newer
	 * versions of Spring and all of them belong to the real dialect.
	 */
	private static JpaDialect translatingDialect(JpaDialect dialect, DuplicateKeyTranslator translator) {
		InvocationHandler handler = (proxy, method, arguments) -> {
			if (method.getName().equals("translateExceptionIfPossible") && arguments.length == 1
					&& arguments[0] instanceof PersistenceException failure) {
				RuntimeException duplicate = translator.translateJpa(failure);
				if (duplicate != null) {
					return duplicate;
				}
			}
			try {
				return method.invoke(dialect, arguments);
			}
			catch (InvocationTargetException ex) {
				throw ex.getTargetException();
			}
		};
		return (JpaDialect) Proxy.newProxyInstance(dialect.getClass().getClassLoader(),
				ClassUtils.getAllInterfaces(dialect), handler);
	}

}
