package io.duplicatekey.upsert;

import java.lang.annotation.Documented;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * What a property becomes where the key is there already, instead of the new row's value.
 */
@Documented
@Retention(RetentionPolicy.RUNTIME)
@Target({})
public @interface Assign {

	/**
	 * The property.
	 * @return its name, with dots for properties of an embeddable
	 */
	String property();

	/**
	 * The value, an expression as {@link Upsert#when()} has them:
	 * {@code "#old.hits + #new.hits"}.
	 * @return the expression
	 */
	String value();

}
