package io.duplicatekey.translation;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

import org.jspecify.annotations.Nullable;

import io.duplicatekey.DuplicateKeyViolation;
import io.duplicatekey.InvalidDeclarationException;

/**
 * Which exception class of the user's belongs to which constraint. One instance is filled
 * when the application starts and only read afterwards.
 *
 * @param <T> what the exception classes have in common
 */
public final class ConstraintMappings<T extends RuntimeException> {

	private final List<Mapping<T>> mappings = new ArrayList<>();

	/**
	 * Map a constraint.
	 * @param constraint as users write it
	 * @param exceptionType the class to throw for it
	 * @param where the declaration, for the error
	 * @throws InvalidDeclarationException if the constraint is no name, the class cannot
	 * be instantiated, or the constraint is mapped already
	 */
	public void add(String constraint, Class<? extends T> exceptionType, String where) {
		add(ConstraintName.of(constraint, where), exceptionType, where);
	}

	/**
	 * Map every constraint that has no mapping of its own.
	 * @param exceptionType the class to throw
	 * @param where the declaration, for the error
	 * @throws InvalidDeclarationException if the class cannot be instantiated, or there
	 * is such a mapping already
	 */
	public void addAny(Class<? extends T> exceptionType, String where) {
		add(ConstraintName.ANY, exceptionType, where);
	}

	private void add(ConstraintName constraint, Class<? extends T> exceptionType, String where) {
		for (Mapping<T> other : this.mappings) {
			if (other.constraint.text().equalsIgnoreCase(constraint.text())) {
				String what = constraint.equals(ConstraintName.ANY) ? "Any constraint"
						: "The constraint \"" + constraint.text() + "\"";
				throw new InvalidDeclarationException(
						what + " is mapped twice: by " + other.where + " and by " + where + ".",
						"Remove one of the two.");
			}
		}
		this.mappings.add(new Mapping<>(constraint, ExceptionConstructor.of(exceptionType, where), where));
	}

	/**
	 * Whether nothing is mapped.
	 * @return {@code true} if there is no mapping
	 */
	public boolean isEmpty() {
		return this.mappings.isEmpty();
	}

	/**
	 * The mapping that fits a violation best.
	 * @param violation the violation
	 * @return the constructor of its exception, or {@code null} if none fits
	 */
	public @Nullable ExceptionConstructor<? extends T> find(DuplicateKeyViolation violation) {
		Mapping<T> best = null;
		int bestFit = 0;
		for (Mapping<T> mapping : this.mappings) {
			int fit = mapping.constraint.fit(violation);
			if (fit > bestFit) {
				best = mapping;
				bestFit = fit;
			}
		}
		return (best != null) ? best.constructor : null;
	}

	/**
	 * The constraints that are mapped by name.
	 * @return each with where it is declared
	 */
	public List<DeclaredConstraint> declared() {
		return this.mappings.stream()
			.filter((mapping) -> !mapping.constraint.equals(ConstraintName.ANY))
			.map((mapping) -> new DeclaredConstraint(mapping.constraint.text(), mapping.where))
			.toList();
	}

	/**
	 * The declarations that name this key with a table, which cannot apply while the
	 * table is unknown.
	 */
	List<String> needingTheTableOf(String constraint) {
		String suffix = "." + constraint.toLowerCase(Locale.ROOT);
		return this.mappings.stream()
			.filter((mapping) -> mapping.constraint.text().toLowerCase(Locale.ROOT).endsWith(suffix))
			.map(Mapping::where)
			.toList();
	}

	private record Mapping<T extends RuntimeException>(ConstraintName constraint,
			ExceptionConstructor<? extends T> constructor, String where) {

	}

}
