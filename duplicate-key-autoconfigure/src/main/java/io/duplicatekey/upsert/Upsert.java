package io.duplicatekey.upsert;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

import org.springframework.transaction.annotation.Transactional;

/**
 * Makes a method of a Spring Data JPA repository write its rows with
 * {@code INSERT ... ON DUPLICATE KEY UPDATE}.
 * <p>
 * The first parameter is an entity, an array, a {@link java.util.Collection},
 * {@link Iterable}, {@link java.util.Iterator} or {@link java.util.stream.Stream} of
 * them; further parameters are for expressions. The return type says what is wanted:
 * {@code void}; {@code int} or {@code long} for the number of rows inserted or changed;
 * {@link UpsertResult}; the entity or a {@link java.util.List} of them, which are the
 * given objects with id, version and times as stored; {@link Upserted} or a
 * {@link java.util.List} of them.
 * <p>
 * The method joins the running transaction, and has one of its own where none runs. A
 * {@link Transactional} at the method itself comes before the one here.
 * <p>
 * A transaction of its own is tried again after a deadlock or a lock wait, if the rows
 * are one entity, an array or a {@link java.util.Collection}: anything else may be gone
 * through only once. What the entities had before is given back to them for it. With at
 * least a thousand rows, or an unknown number, it runs at READ COMMITTED unless the
 * {@link Transactional} says otherwise, which stores the same and deadlocks less.
 */
@Documented
@Retention(RetentionPolicy.RUNTIME)
@Target({ ElementType.METHOD, ElementType.ANNOTATION_TYPE })
@Transactional
public @interface Upsert {

	/**
	 * The properties that make a row the same row. A unique index must back them, except
	 * with {@link OnDuplicate#IF_ABSENT}.
	 * @return names of properties, with dots for properties of an embeddable; by default
	 * the id, or if it is generated the {@code @NaturalId}, or else the single unique
	 * constraint that the mapping declares
	 */
	String[] key() default {};

	/**
	 * The properties that change where the key is there already.
	 * @return names of properties; by default every updatable one except the key, the id
	 * and what is set on insert only
	 */
	String[] update() default {};

	/**
	 * Properties that do not change where the key is there already.
	 * @return names of properties
	 */
	String[] exclude() default {};

	/**
	 * Properties that become something else than the new row's value where the key is
	 * there already. They need not be in {@link #update()}.
	 * @return the assignments
	 */
	Assign[] set() default {};

	/**
	 * What must be true for a stored row to change, as an expression in the syntax of
	 * SpEL: {@code "#new.updatedAt > #old.updatedAt"}. {@code #old} is the stored row,
	 * {@code #new} the given one, and {@code #name} a parameter of the method. The server
	 * computes it; where it is unknown, as a comparison with NULL is, nothing changes.
	 * With {@link #update()}, name there what the condition compares: {@code updatedAt}
	 * that never changes lets every later row pass.
	 * @return the expression, empty for always
	 */
	String when() default "";

	/**
	 * What happens with a row whose key is there already.
	 * @return the mode
	 */
	OnDuplicate onDuplicate() default OnDuplicate.UPDATE;

	/**
	 * Whether the table may have further unique keys. A row that collides on another key
	 * than {@link #key()} changes the row that has <em>that</em> key.
	 * @return whether that is allowed
	 */
	Permission otherKeys() default Permission.REFUSE;

	/**
	 * Whether {@link OnDuplicate#REPLACE} may delete rows of other tables, where their
	 * foreign keys cascade or are set to NULL.
	 * @return whether that is allowed
	 */
	Permission cascades() default Permission.REFUSE;

	/**
	 * What happens to entities in the persistence context whose rows are written.
	 * @return what happens
	 */
	ManagedCopies managedCopies() default ManagedCopies.REFRESH;

	/**
	 * How the rows get to the server.
	 * @return the way
	 */
	Via via() default Via.AUTO;

	/**
	 * What happens with rows of one call that have the same key.
	 * @return what happens; everything but {@link Repeats#APPLY} is for methods that
	 * return nothing or totals, and cannot be combined with {@link #commitEvery()}
	 */
	Repeats repeats() default Repeats.APPLY;

	/**
	 * After how many rows to commit, for imports too long for one transaction. The method
	 * then has transactions of its own, must not be called in another one, and returns
	 * nothing or totals. So many rows are held in memory, and are tried again together.
	 * Where it fails it throws {@link PartialUpsertException}, which says how many rows
	 * are committed.
	 * @return the number of rows, 0 for one transaction
	 */
	int commitEvery() default 0;

}
