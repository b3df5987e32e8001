package io.duplicatekey.translation;

import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import io.duplicatekey.DuplicateEntryException;
import io.duplicatekey.DuplicateKeyViolation;
import io.duplicatekey.DuplicateUniqueKeyException;
import io.duplicatekey.InvalidDeclarationException;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

class ConstraintMappingsTests {

	private final ConstraintMappings<RuntimeException> mappings = new ConstraintMappings<>();

	@Test
	void theMostQualifiedMatchWins() {
		this.mappings.addAny(Any.class, "a");
		this.mappings.add("uk", Bare.class, "b");
		this.mappings.add("users.uk", Qualified.class, "c");
		this.mappings.add("app.users.uk", Full.class, "d");
		assertThat(thrown("app", "users", "uk")).isInstanceOf(Full.class);
		assertThat(thrown("other", "users", "uk")).isInstanceOf(Qualified.class);
		assertThat(thrown(null, "users", "uk")).isInstanceOf(Qualified.class);
		assertThat(thrown(null, "orders", "uk")).isInstanceOf(Bare.class);
		assertThat(thrown(null, null, "uk")).isInstanceOf(Bare.class);
		assertThat(thrown(null, null, "uk2")).isInstanceOf(Any.class);
		assertThat(thrown(null, null, null)).isInstanceOf(Any.class);
	}

	@Test
	void nothingIsMatchedByPart() {
		this.mappings.add("users.uk", Qualified.class, "a");
		assertThat(thrown(null, null, "uk")).isNull();
		assertThat(thrown(null, "xusers", "uk")).isNull();
		assertThat(thrown(null, "users", "uk_2")).isNull();
		assertThat(thrown("users", "uk", "PRIMARY")).isNull();
	}

	@Test
	void namesMayHaveDots() {
		this.mappings.add("a.b.c", Qualified.class, "a");
		assertThat(thrown(null, "a", "b.c")).isNotNull();
		assertThat(thrown(null, "a.b", "c")).isNotNull();
		assertThat(thrown("a", "b", "c")).isNotNull();
	}

	@Test
	void keyNamesCompareWithoutRegardToCase() {
		this.mappings.add("users.UK_Email", Qualified.class, "a");
		assertThat(thrown(null, "users", "uk_email")).isNotNull();
	}

	@Test
	void twoMappingsForOneConstraintAreRefused() {
		this.mappings.add("users.uk", Qualified.class, "@ForConstraint on A");
		assertThatExceptionOfType(InvalidDeclarationException.class)
			.isThrownBy(() -> this.mappings.add("users.UK", Bare.class, "@ForConstraint on B"))
			.withMessageContaining("@ForConstraint on A")
			.withMessageContaining("@ForConstraint on B");
	}

	@ParameterizedTest
	@ValueSource(strings = { "", " ", ".uk", "users.", "`users`.`uk`", "users.uk " })
	void whatIsNoNameIsRefused(String constraint) {
		assertThatExceptionOfType(InvalidDeclarationException.class)
			.isThrownBy(() -> this.mappings.add(constraint, Bare.class, "here"))
			.withMessageContaining("here")
			.satisfies((ex) -> assertThat(ex.getAction()).contains("table.key"));
	}

	@Test
	void classesThatCannotBeMadeAreRefused() {
		assertRefused(WithoutConstructor.class, "no fitting constructor",
				"(DuplicateKeyViolation violation, Throwable cause)");
		assertRefused(Abstract.class, "is abstract", "concrete");
		assertRefused(Inner.class, "inner class", "static");
	}

	@Test
	void aMessageConstructorGetsTheDuplicateAsItsCause() {
		this.mappings.add("uk", WithMessage.class, "a");
		DuplicateUniqueKeyException duplicate = new DuplicateUniqueKeyException(violation(null, null, "uk"), null);
		RuntimeException created = this.mappings.find(duplicate.getViolation()).create(duplicate, new Throwable());
		assertThat(created).isInstanceOf(WithMessage.class).hasMessage(duplicate.getMessage()).hasCause(duplicate);
	}

	@Test
	void aFailingConstructorSaysSo() {
		this.mappings.add("uk", Failing.class, "a");
		DuplicateUniqueKeyException duplicate = new DuplicateUniqueKeyException(violation(null, null, "uk"), null);
		assertThatExceptionOfType(IllegalStateException.class)
			.isThrownBy(() -> this.mappings.find(duplicate.getViolation()).create(duplicate, duplicate))
			.withCauseInstanceOf(UnsupportedOperationException.class);
	}

	private void assertRefused(Class<? extends RuntimeException> type, String reason, String action) {
		assertThatExceptionOfType(InvalidDeclarationException.class)
			.isThrownBy(() -> this.mappings.add("uk", type, "here"))
			.withMessageContaining(type.getName())
			.withMessageContaining(reason)
			.satisfies((ex) -> assertThat(ex.getAction()).contains(action));
	}

	private @Nullable RuntimeException thrown(@Nullable String schema, @Nullable String table,
			@Nullable String constraint) {
		DuplicateEntryException duplicate = new DuplicateEntryException(violation(schema, table, constraint), null);
		ExceptionConstructor<? extends RuntimeException> constructor = this.mappings.find(duplicate.getViolation());
		return (constructor != null) ? constructor.create(duplicate, duplicate) : null;
	}

	private static DuplicateKeyViolation violation(@Nullable String schema, @Nullable String table,
			@Nullable String constraint) {
		return DuplicateKeyViolation.builder().schema(schema).table(table).constraint(constraint).build();
	}

	@SuppressWarnings("serial")
	static class Base extends RuntimeException {

		Base(DuplicateKeyViolation violation, Throwable cause) {
			super(cause);
		}

	}

	@SuppressWarnings("serial")
	static final class Any extends Base {

		Any(DuplicateKeyViolation violation, Throwable cause) {
			super(violation, cause);
		}

	}

	@SuppressWarnings("serial")
	static final class Bare extends Base {

		Bare(DuplicateKeyViolation violation, Throwable cause) {
			super(violation, cause);
		}

	}

	@SuppressWarnings("serial")
	static final class Qualified extends Base {

		Qualified(DuplicateKeyViolation violation, Throwable cause) {
			super(violation, cause);
		}

	}

	@SuppressWarnings("serial")
	static final class Full extends Base {

		Full(DuplicateKeyViolation violation, Throwable cause) {
			super(violation, cause);
		}

	}

	@SuppressWarnings("serial")
	static final class WithMessage extends RuntimeException {

		WithMessage(String message, Throwable cause) {
			super(message, cause);
		}

	}

	@SuppressWarnings("serial")
	static final class Failing extends Base {

		Failing(DuplicateKeyViolation violation, Throwable cause) {
			super(violation, cause);
			throw new UnsupportedOperationException();
		}

	}

	@SuppressWarnings("serial")
	static final class WithoutConstructor extends RuntimeException {

	}

	@SuppressWarnings("serial")
	abstract static class Abstract extends Base {

		Abstract(DuplicateKeyViolation violation, Throwable cause) {
			super(violation, cause);
		}

	}

	@SuppressWarnings({ "serial", "ClassCanBeStatic" })
	final class Inner extends RuntimeException {

		Inner(String message, Throwable cause) {
			super(message, cause);
		}

	}

}
