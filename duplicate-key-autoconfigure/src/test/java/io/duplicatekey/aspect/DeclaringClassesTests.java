package io.duplicatekey.aspect;

import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.reflect.Proxy;
import java.util.ArrayList;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import org.springframework.aop.framework.ProxyFactory;
import org.springframework.transaction.annotation.Transactional;

import io.duplicatekey.OnDuplicateKey;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Tests for {@link DeclaringClasses}: whatever the rules would find a declaration for
 * must get past it.
 */
class DeclaringClassesTests {

	private final DeclaringClasses classes = new DeclaringClasses();

	@ParameterizedTest
	@ValueSource(classes = { OnMethod.class, OnPrivateMethod.class, OnClass.class, Repeated.class, OfInterface.class,
			OfInterfaceOfInterface.class, OfSuperclass.class, OfInterfaceOfSuperclass.class, OfDefaultMethod.class,
			Composed.class, ComposedOfRepeated.class, ComposedTwice.class })
	void findsWhatIsDeclared(Class<?> type) {
		assertThat(this.classes.matches(type)).isTrue();
	}

	@ParameterizedTest
	@ValueSource(classes = { Plain.class, Object.class, ArrayList.class, Runnable.class })
	void leavesOutTheRest(Class<?> type) {
		assertThat(this.classes.matches(type)).isFalse();
		assertThat(this.classes.matches(type)).as("the second time").isFalse();
	}

	@Test
	void looksThroughProxiesOfBothKinds() {
		Object jdk = Proxy.newProxyInstance(getClass().getClassLoader(), new Class<?>[] { Sub.class },
				(proxy, method, arguments) -> null);
		ProxyFactory factory = new ProxyFactory(new OnMethod());
		factory.setProxyTargetClass(true);
		assertThat(this.classes.matches(jdk.getClass())).isTrue();
		assertThat(this.classes.matches(factory.getProxy().getClass())).isTrue();
	}

	@Test
	void doesNotTakeOneTypesAnswerForAnothers() {
		assertThat(this.classes.matches(Super.class)).isTrue();
		assertThat(this.classes.matches(Plain.class)).isFalse();
		assertThat(this.classes.matches(OfInterfaceOfInterface.class)).isTrue();
	}

	static class OnMethod {

		@OnDuplicateKey
		public void run() {
		}

	}

	static class OnPrivateMethod {

		@OnDuplicateKey
		private void run() {
		}

	}

	@OnDuplicateKey
	static class OnClass {

	}

	static class Repeated {

		@OnDuplicateKey(constraint = "one")
		@OnDuplicateKey(constraint = "two")
		public void run() {
		}

	}

	interface Super {

		@OnDuplicateKey
		void run();

	}

	interface Sub extends Super {

	}

	static class OfInterface implements Super {

		@Override
		public void run() {
		}

	}

	static class OfInterfaceOfInterface implements Sub {

		@Override
		public void run() {
		}

	}

	static class OfSuperclass extends OnMethod {

	}

	static class OfInterfaceOfSuperclass extends OfInterfaceOfInterface {

	}

	interface WithDefaultMethod {

		@OnDuplicateKey
		default void run() {
		}

	}

	static class OfDefaultMethod implements WithDefaultMethod {

	}

	@Retention(RetentionPolicy.RUNTIME)
	@OnDuplicateKey
	@interface Typed {

	}

	@Retention(RetentionPolicy.RUNTIME)
	@OnDuplicateKey(constraint = "one")
	@OnDuplicateKey(constraint = "two")
	@interface TypedTwice {

	}

	@Retention(RetentionPolicy.RUNTIME)
	@Typed
	@interface TypedIndirectly {

	}

	static class Composed {

		@Typed
		public void run() {
		}

	}

	@TypedTwice
	static class ComposedOfRepeated {

	}

	@TypedIndirectly
	static class ComposedTwice {

	}

	@Transactional
	static class Plain implements Runnable {

		@Override
		@Transactional
		public void run() {
		}

	}

}
