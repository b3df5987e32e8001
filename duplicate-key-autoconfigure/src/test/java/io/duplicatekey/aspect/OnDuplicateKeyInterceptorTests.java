package io.duplicatekey.aspect;

import java.sql.SQLException;
import java.util.Collection;
import java.util.List;
import java.util.function.Supplier;

import javax.sql.DataSource;

import org.junit.jupiter.api.Test;

import org.springframework.aop.framework.ProxyFactory;
import org.springframework.scheduling.SchedulingException;

import io.duplicatekey.DuplicateKeyViolation;
import io.duplicatekey.DuplicateUniqueKeyException;
import io.duplicatekey.OnDuplicateKey;
import io.duplicatekey.translation.ConstraintMappings;
import io.duplicatekey.translation.DuplicateKeyTranslator;
import io.duplicatekey.translation.ExceptionFactory;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;

/**
 * Tests for {@link OnDuplicateKeyInterceptor}: what it may replace, and that nothing of
 * ours takes the place of the user's error.
 */
class OnDuplicateKeyInterceptorTests {

	private static final SQLException DUPLICATE = new SQLException(
			"Duplicate entry 'ann' for key 'users.uk_users_email'", "23000", 1062);

	private static final SQLException OTHER = new SQLException("Cannot add or update a child row", "23000", 1452);

	private final DuplicateKeyTranslator translator = new DuplicateKeyTranslator(
			new ExceptionFactory(java.util.stream.Stream::empty, new ConstraintMappings<>()), true, false, (event) -> {
			});

	@Test
	void makesATypedExceptionOfASqlException() {
		assertThat(thrown(DUPLICATE)).isExactlyInstanceOf(DuplicateUniqueKeyException.class).hasCause(DUPLICATE);
	}

	@Test
	void leavesAnExceptionOfSpringsThatIsNotAboutData() {
		// What a method throws on purpose, as it would a ResponseStatusException.
		SchedulingException chosen = new SchedulingException("busy", DUPLICATE);
		assertThat(thrown(chosen)).isSameAs(chosen);
	}

	@Test
	void looksForNoDataSourceWithoutADuplicate() {
		Service service = advised(() -> this.translator, () -> {
			throw new AssertionError("asked");
		});
		assertThat(catchThrowable(() -> service.run(OTHER))).isSameAs(OTHER);
	}

	@Test
	void dataSourcesThatFailDoNotHideTheDuplicate() {
		Service service = advised(() -> this.translator, () -> {
			throw new IllegalStateException("no scope");
		});
		assertThat(catchThrowable(() -> service.run(DUPLICATE))).isExactlyInstanceOf(DuplicateUniqueKeyException.class)
			.hasCause(DUPLICATE)
			.satisfies((ex) -> assertThat(((DuplicateUniqueKeyException) ex).getViolation().constraint())
				.isEqualTo("uk_users_email"));
	}

	@Test
	void aTranslatorThatFailsDoesNotHideTheError() {
		IllegalStateException broken = new IllegalStateException("no translator");
		SQLException error = new SQLException("Duplicate entry 'ann' for key 'users.uk_users_email'", "23000", 1062);
		Service service = advised(() -> {
			throw broken;
		}, List::of);
		assertThat(catchThrowable(() -> service.run(error))).isSameAs(error).hasSuppressedException(broken);
	}

	@Test
	void anExceptionClassThatFailsDoesNotHideTheDuplicate() {
		Service service = advised(() -> this.translator, List::of);
		assertThat(catchThrowable(() -> service.runBroken(DUPLICATE)))
			.isExactlyInstanceOf(DuplicateUniqueKeyException.class)
			.hasCause(DUPLICATE)
			.satisfies((ex) -> assertThat(ex.getSuppressed()).singleElement()
				.satisfies((suppressed) -> assertThat(suppressed).hasRootCauseMessage("broken")));
	}

	private Throwable thrown(Exception exception) {
		return catchThrowable(() -> advised(() -> this.translator, List::of).run(exception));
	}

	private static Service advised(Supplier<DuplicateKeyTranslator> translator,
			Supplier<Collection<DataSource>> dataSources) {
		ProxyFactory factory = new ProxyFactory(new Service());
		factory.setProxyTargetClass(true);
		factory.addAdvisor(new OnDuplicateKeyAdvisor(translator, dataSources, false));
		return (Service) factory.getProxy();
	}

	static class Service {

		@OnDuplicateKey
		public void run(Exception exception) throws Exception {
			throw exception;
		}

		@OnDuplicateKey(throwing = BrokenException.class)
		public void runBroken(Exception exception) throws Exception {
			throw exception;
		}

	}

	@SuppressWarnings("serial")
	static class BrokenException extends RuntimeException {

		BrokenException(DuplicateKeyViolation violation, Throwable cause) {
			throw new UnsupportedOperationException("broken");
		}

	}

}
