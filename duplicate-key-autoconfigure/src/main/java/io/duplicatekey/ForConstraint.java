package io.duplicatekey;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * Names the constraint whose violation arrives as the annotated exception.
 *
 * <pre>
 * &#64;ForConstraint("users.uk_users_email")
 * public class EmailTakenException extends DuplicateUniqueKeyException {
 *
 * 	public EmailTakenException(DuplicateKeyViolation violation, Throwable cause) {
 * 		super(violation, cause);
 * 	}
 *
 * }
 * </pre>
 *
 * The class is found in the application's own packages, as entities are. It must extend
 * {@link DuplicateEntryException}, be neither abstract nor an inner class, and have a
 * constructor that takes {@code (DuplicateKeyViolation, Throwable)} or
 * {@code (String, Throwable)}; otherwise the application does not start and says why. Two
 * classes for one constraint are refused likewise.
 */
@Target(ElementType.TYPE)
@Retention(RetentionPolicy.RUNTIME)
@Documented
public @interface ForConstraint {

	/**
	 * The constraints, each as {@code key}, {@code table.key} or
	 * {@code schema.table.key}, without quotes: names that contain dots need none. The
	 * most qualified match wins. Key names compare without regard to case, table names as
	 * the server compares them. A primary key is {@code table.PRIMARY}.
	 * <p>
	 * {@code table.key} needs a server or a look-up that tells the table, see the
	 * documentation on where the table is known; {@code key} always matches.
	 * @return at least one constraint
	 */
	String[] value();

}
