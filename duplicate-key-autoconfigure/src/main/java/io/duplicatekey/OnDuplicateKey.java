package io.duplicatekey;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Inherited;
import java.lang.annotation.Repeatable;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * Says which exception leaves a method when a duplicate key is met inside it or when its
 * transaction commits.
 *
 * <pre>
 * &#64;OnDuplicateKey(constraint = "users.uk_users_email", throwing = EmailTakenException.class)
 * &#64;Transactional
 * public User register(String email) { ... }
 * </pre>
 *
 * It works on the methods of any Spring bean and of repository interfaces, and on a class
 * for all its methods. It is repeatable; the most qualified constraint wins, and the
 * method's own declarations come before those of the class. Errors that are no duplicate
 * key pass through unchanged, and so do exceptions of your own that the method threw with
 * a duplicate key as their cause. As with every Spring annotation of this kind, a call
 * from within the same object does not pass through it.
 */
@Target({ ElementType.METHOD, ElementType.TYPE })
@Retention(RetentionPolicy.RUNTIME)
@Inherited
@Documented
@Repeatable(OnDuplicateKey.List.class)
public @interface OnDuplicateKey {

	/**
	 * The constraint, written as in {@link ForConstraint#value()}.
	 * @return the constraint; empty, the default, for any
	 */
	String constraint() default "";

	/**
	 * The exception to throw. It needs a constructor that takes
	 * {@code (DuplicateKeyViolation, Throwable)} or {@code (String, Throwable)}. The
	 * cause it is given is the {@link DuplicateEntryException} that would have been
	 * thrown without this annotation. By default that exception itself is thrown, which
	 * is of use where a plain {@code SQLException} or an exception of Hibernate, MyBatis
	 * or jOOQ would have left the method.
	 * @return the exception class
	 */
	Class<? extends RuntimeException> throwing() default DuplicateEntryException.class;

	/**
	 * Several declarations on one method or class.
	 */
	@Target({ ElementType.METHOD, ElementType.TYPE })
	@Retention(RetentionPolicy.RUNTIME)
	@Inherited
	@Documented
	@interface List {

		/**
		 * The declarations.
		 * @return the declarations
		 */
		OnDuplicateKey[] value();

	}

}
