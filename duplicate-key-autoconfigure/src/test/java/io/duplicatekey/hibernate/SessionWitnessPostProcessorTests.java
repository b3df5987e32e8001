package io.duplicatekey.hibernate;

import java.util.List;

import org.hibernate.boot.Metadata;
import org.hibernate.engine.spi.SessionFactoryImplementor;
import org.hibernate.integrator.spi.Integrator;
import org.hibernate.jpa.boot.spi.IntegratorProvider;
import org.hibernate.service.spi.SessionFactoryServiceRegistry;
import org.junit.jupiter.api.Test;

import org.springframework.orm.jpa.LocalContainerEntityManagerFactoryBean;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * What a persistence unit is told before it is made.
 */
class SessionWitnessPostProcessorTests {

	private static final String PROPERTY = "hibernate.integrator_provider";

	private final LocalContainerEntityManagerFactoryBean factory = new LocalContainerEntityManagerFactoryBean();

	@Test
	void addsTheWitness() {
		assertThat(process()).isInstanceOfSatisfying(IntegratorProvider.class,
				(provider) -> assertThat(provider.getIntegrators()).hasOnlyElementsOfType(SessionWitness.class)
					.hasSize(1));
	}

	@Test
	void keepsTheUsersIntegrators() {
		Integrator other = new OtherIntegrator();
		IntegratorProvider provider = () -> List.of(other);
		this.factory.getJpaPropertyMap().put(PROPERTY, provider);
		assertThat(process()).isInstanceOfSatisfying(IntegratorProvider.class,
				(both) -> assertThat(both.getIntegrators()).hasSize(2).contains(other));
	}

	@Test
	void leavesANameAlone() {
		this.factory.getJpaPropertyMap().put(PROPERTY, "com.example.Integrators");
		assertThat(process()).isEqualTo("com.example.Integrators");
	}

	private Object process() {
		new SessionWitnessPostProcessor().postProcessBeforeInitialization(this.factory, "factory");
		return this.factory.getJpaPropertyMap().get(PROPERTY);
	}

	private static final class OtherIntegrator implements Integrator {

		public void integrate(Metadata metadata, SessionFactoryImplementor factory,
				SessionFactoryServiceRegistry registry) {
			// There is nothing to add.
		}

		@Override
		public void disintegrate(SessionFactoryImplementor factory, SessionFactoryServiceRegistry registry) {
			// There is nothing to take away.
		}

	}

}
