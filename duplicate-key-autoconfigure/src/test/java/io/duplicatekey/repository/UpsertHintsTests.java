package io.duplicatekey.repository;

import org.junit.jupiter.api.Test;

import org.springframework.aot.generate.ClassNameGenerator;
import org.springframework.aot.generate.DefaultGenerationContext;
import org.springframework.aot.generate.InMemoryGeneratedFiles;
import org.springframework.aot.hint.MemberCategory;
import org.springframework.aot.hint.RuntimeHints;
import org.springframework.aot.hint.predicate.RuntimeHintsPredicates;
import org.springframework.beans.factory.aot.BeanFactoryInitializationAotContribution;
import org.springframework.beans.factory.support.DefaultListableBeanFactory;
import org.springframework.beans.factory.support.RootBeanDefinition;
import org.springframework.data.jpa.repository.support.JpaRepositoryFactoryBean;
import org.springframework.javapoet.ClassName;

import io.duplicatekey.repository.shop.PlainRepository;
import io.duplicatekey.repository.shop.ProductRepository;
import io.duplicatekey.upsert.Assign;
import io.duplicatekey.upsert.Upsert;
import io.duplicatekey.upsert.UpsertResult;
import io.duplicatekey.upsert.Upserted;

import static org.assertj.core.api.Assertions.assertThat;
import static org.mockito.Mockito.mock;

/**
 * What a native image gets to know.
 */
class UpsertHintsTests {

	@Test
	void namesAnnotationsAndResults() {
		RuntimeHints hints = new RuntimeHints();
		new UpsertRuntimeHints().registerHints(hints, getClass().getClassLoader());
		assertThat(RuntimeHintsPredicates.reflection()
			.onType(Upsert.class)
			.withMemberCategory(MemberCategory.INVOKE_DECLARED_METHODS)).accepts(hints);
		assertThat(RuntimeHintsPredicates.reflection()
			.onType(Assign.class)
			.withMemberCategory(MemberCategory.INVOKE_DECLARED_METHODS)).accepts(hints);
		assertThat(RuntimeHintsPredicates.reflection().onType(UpsertResult.class)).accepts(hints);
		assertThat(RuntimeHintsPredicates.reflection().onType(UpsertResult.Warning.class)).accepts(hints);
		assertThat(RuntimeHintsPredicates.reflection().onType(Upserted.class)).accepts(hints);
	}

	@Test
	void namesTheProxiesOfRepositoriesWithUpserts() {
		DefaultListableBeanFactory beanFactory = new DefaultListableBeanFactory();
		register(beanFactory, "products", ProductRepository.class);
		register(beanFactory, "plain", PlainRepository.class.getName());
		RuntimeHints hints = contribute(beanFactory);
		assertThat(RuntimeHintsPredicates.proxies().forInterfaces(ProductRepository.class)).accepts(hints);
		assertThat(RuntimeHintsPredicates.proxies().forInterfaces(PlainRepository.class)).rejects(hints);
	}

	@Test
	void namesNothingWithoutUpserts() {
		DefaultListableBeanFactory beanFactory = new DefaultListableBeanFactory();
		register(beanFactory, "plain", PlainRepository.class);
		assertThat(new UpsertAotProcessor().processAheadOfTime(beanFactory)).isNull();
	}

	@Test
	void leavesDefinitionsAloneAtAnyOtherTime() {
		DefaultListableBeanFactory beanFactory = new DefaultListableBeanFactory();
		register(beanFactory, "products", ProductRepository.class);
		new UpsertAotProcessor().postProcessBeanFactory(beanFactory);
		assertThat(beanFactory.getBeanDefinition("products").getPropertyValues().isEmpty()).isTrue();
	}

	private static RuntimeHints contribute(DefaultListableBeanFactory beanFactory) {
		DefaultGenerationContext generation = new DefaultGenerationContext(
				new ClassNameGenerator(ClassName.get(UpsertHintsTests.class)), new InMemoryGeneratedFiles());
		BeanFactoryInitializationAotContribution contribution = new UpsertAotProcessor()
			.processAheadOfTime(beanFactory);
		contribution.applyTo(generation, mock());
		return generation.getRuntimeHints();
	}

	private static void register(DefaultListableBeanFactory beanFactory, String name, Object repositoryInterface) {
		RootBeanDefinition definition = new RootBeanDefinition(JpaRepositoryFactoryBean.class);
		definition.getConstructorArgumentValues().addIndexedArgumentValue(0, repositoryInterface);
		beanFactory.registerBeanDefinition(name, definition);
	}

}
