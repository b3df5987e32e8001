package io.duplicatekey.hibernate;

import java.util.ArrayList;
import java.util.List;

import org.apache.commons.logging.Log;
import org.apache.commons.logging.LogFactory;
import org.hibernate.integrator.spi.Integrator;
import org.hibernate.jpa.boot.spi.IntegratorProvider;
import org.jspecify.annotations.Nullable;

import org.springframework.beans.factory.config.BeanPostProcessor;
import org.springframework.orm.jpa.AbstractEntityManagerFactoryBean;

/**
 * Has each entity manager factory tell what a session held when a statement failed.
 */
public final class SessionWitnessPostProcessor implements BeanPostProcessor {

	private static final Log logger = LogFactory.getLog(SessionWitnessPostProcessor.class);

	private static final String INTEGRATOR_PROVIDER = "hibernate.integrator_provider";

	@Override
	public Object postProcessBeforeInitialization(Object bean, String beanName) {
		if (bean instanceof AbstractEntityManagerFactoryBean factoryBean) {
			Object other = factoryBean.getJpaPropertyMap().get(INTEGRATOR_PROVIDER);
			if (other == null || other instanceof IntegratorProvider) {
				factoryBean.getJpaPropertyMap().put(INTEGRATOR_PROVIDER, with((IntegratorProvider) other));
			}
			else {
				logger.debug("Not looking at the sessions of " + beanName + ": " + INTEGRATOR_PROVIDER
						+ " is a name, beside which there can be no other provider");
			}
		}
		return bean;
	}

	private static IntegratorProvider with(@Nullable IntegratorProvider other) {
		return () -> {
			List<Integrator> integrators = new ArrayList<>();
			if (other != null) {
				integrators.addAll(other.getIntegrators());
			}
			integrators.add(new SessionWitness());
			return integrators;
		};
	}

}
