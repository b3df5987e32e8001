package io.duplicatekey.translation;

import java.lang.reflect.Constructor;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Modifier;
import java.util.function.Supplier;

import org.jspecify.annotations.Nullable;

import org.springframework.util.ReflectionUtils;

import io.duplicatekey.DuplicateEntryException;
import io.duplicatekey.DuplicateKeyViolation;
import io.duplicatekey.InvalidDeclarationException;

/**
 * Makes instances of a user's exception class, checked once when the class is declared.
 *
 * @param <T> the exception class
 */
public final class ExceptionConstructor<T extends RuntimeException> {

	private final Constructor<T> constructor;

	private final boolean takesViolation;

	private ExceptionConstructor(Constructor<T> constructor, boolean takesViolation) {
		ReflectionUtils.makeAccessible(constructor);
		this.constructor = constructor;
		this.takesViolation = takesViolation;
	}

	/**
	 * Find the constructor of a class.
	 * @param <T> the exception class
	 * @param type the exception class
	 * @param where the declaration that names it, for the error
	 * @return the constructor to use, {@code (DuplicateKeyViolation, Throwable)} before
	 * {@code (String, Throwable)}
	 * @throws InvalidDeclarationException if the class cannot be instantiated so
	 */
	public static <T extends RuntimeException> ExceptionConstructor<T> of(Class<T> type, String where) {
		if (Modifier.isAbstract(type.getModifiers())) {
			throw new InvalidDeclarationException(where + " names " + type.getName() + ", which is abstract.",
					"Name a concrete subclass of it.");
		}
		if (type.isMemberClass() && !Modifier.isStatic(type.getModifiers())) {
			throw new InvalidDeclarationException(
					where + " names " + type.getName() + ", which is an inner class and so needs an outer instance.",
					"Make it static, or a class of its own.");
		}
		Constructor<T> withViolation = find(type, DuplicateKeyViolation.class);
		if (withViolation != null) {
			return new ExceptionConstructor<>(withViolation, true);
		}
		Constructor<T> withMessage = find(type, String.class);
		if (withMessage != null) {
			return new ExceptionConstructor<>(withMessage, false);
		}
		throw new InvalidDeclarationException(
				where + " names " + type.getName() + ", which has no fitting constructor.",
				String.format("Give it one of:%n%n    %1$s(DuplicateKeyViolation violation, Throwable cause)"
						+ "%n    %1$s(String message, Throwable cause)", type.getSimpleName()));
	}

	private static <T> @Nullable Constructor<T> find(Class<T> type, Class<?> first) {
		try {
			return type.getDeclaredConstructor(first, Throwable.class);
		}
		catch (NoSuchMethodException ex) {
			return null;
		}
	}

	Class<T> type() {
		return this.constructor.getDeclaringClass();
	}

	/**
	 * Whether an exception is one already.
	 * @param exception the exception
	 * @return {@code true} if it is an instance of the class
	 */
	public boolean isFor(RuntimeException exception) {
		return this.constructor.getDeclaringClass().isInstance(exception);
	}

	/**
	 * Make an instance.
	 * @param duplicate what is thrown without the user's class. Its violation goes to a
	 * constructor that takes one; for a message constructor it is the cause itself, so
	 * that the violation stays in reach.
	 * @param cause the cause for a constructor that takes the violation
	 * @return the user's exception
	 * @throws IllegalStateException if the user's constructor fails
	 */
	public T create(DuplicateEntryException duplicate, Throwable cause) {
		return create(duplicate.getViolation(), cause, () -> duplicate);
	}

	/**
	 * Make an instance, and what is thrown without the user's class only where a message
	 * constructor needs it: its stack trace costs as much as all the rest.
	 */
	T create(DuplicateKeyViolation violation, Throwable cause, Supplier<DuplicateEntryException> base) {
		try {
			if (this.takesViolation) {
				return this.constructor.newInstance(violation, cause);
			}
			DuplicateEntryException duplicate = base.get();
			return this.constructor.newInstance(duplicate.getMessage(), duplicate);
		}
		catch (InvocationTargetException ex) {
			throw new IllegalStateException("The constructor " + this.constructor + " failed", ex.getTargetException());
		}
		catch (ReflectiveOperationException ex) {
			throw new IllegalStateException("The constructor " + this.constructor + " cannot be called", ex);
		}
	}

}
