package io.duplicatekey.upsert;

import java.util.Iterator;
import java.util.List;
import java.util.function.Consumer;
import java.util.stream.Stream;

import org.jspecify.annotations.Nullable;

/**
 * Upserts of entities whose details are known only when the program runs, so that an
 * annotation cannot say them:
 *
 * <pre>{@code
 * UpsertResult result = upserts.of(Product.class)
 *     .key("tenantId", "sku")
 *     .update("price")
 *     .set("hits", "#old.hits + #new.hits")
 *     .when("#new.updatedAt > #old.updatedAt")
 *     .execute(products);
 * }</pre>
 *
 * Everything means what the attribute of {@link Upsert} with the same name does. A call
 * joins the running transaction, and has one of its own where none runs, which is tried
 * again and isolated as that of a method with {@link Upsert} is. Exceptions are those of
 * repositories.
 */
public interface UpsertOperations {

	/**
	 * Begin to describe an upsert.
	 * @param <T> the type of the entity
	 * @param type the entity
	 * @return an upsert with all defaults
	 */
	<T> Description<T> of(Class<T> type);

	/**
	 * Find the entity that has a key, or insert it where there is none: the question that
	 * {@code find} and then {@code save} asks with a gap in which another transaction can
	 * insert the row. Here the unique index decides, so that exactly one of several
	 * transactions inserts and the others get what that one has committed, also under
	 * REPEATABLE READ, where their own queries would not show it.
	 * <p>
	 * A row that is there costs one query, and is not locked. Otherwise the entity is
	 * written by an upsert that keeps what is stored ({@link OnDuplicate#KEEP}), with all
	 * that holds for one: {@code @PrePersist} callbacks and generated values, no
	 * cascades. The key is compared as the entity has it when it is given; what callbacks
	 * make of it comes after the query. The row stays locked until the transaction ends.
	 * The table may have further unique keys, and a collision on one of them fails as it
	 * does with {@code save}.
	 * <p>
	 * The call joins the running transaction, and the entity it returns is managed. Where
	 * none runs it has one of its own, and the entity is detached, as that of
	 * {@code save} is.
	 * @param <T> the type of the entity
	 * @param entity what to insert if there is no row with its key; never becomes managed
	 * @param key names of the properties of a unique index, see {@link Upsert#key()};
	 * none for the default
	 * @return the entity with all its values as stored, and whether it was inserted
	 * @throws io.duplicatekey.InvalidDeclarationException if {@code key} cannot be one,
	 * or no unique index backs it
	 * @throws io.duplicatekey.DuplicateEntryException if another unique key is taken
	 * @throws org.springframework.dao.DataRetrievalFailureException if a row has the key
	 * and Hibernate does not show it: it is soft-deleted or of another class of the
	 * hierarchy
	 * @throws org.springframework.dao.TransientDataAccessException for a deadlock or a
	 * lock wait that timed out, and under REPEATABLE READ on MariaDB from 11.6.2 on, with
	 * its default {@code innodb_snapshot_isolation}, if the row was committed after this
	 * transaction began to read; a new transaction can try again
	 * @throws org.springframework.dao.DataAccessException if the database refuses the
	 * row, or {@code entity} or a value of the key is {@code null}
	 */
	<T> Found<T> findOrInsert(T entity, String... key);

	/**
	 * Change the row that has a key, and insert none: what to do about a row that is
	 * known to be there. It changes what an upsert would, and
	 * {@link Description#updateByKey} says how; a description also says which properties.
	 * @param <T> the type of the entity
	 * @param entity has the key and the values; never becomes managed
	 * @param key names of the properties of a unique index, see {@link Upsert#key()};
	 * none for the default
	 * @return whether a row has the key, also if it had all the values already
	 * @throws io.duplicatekey.InvalidDeclarationException if {@code key} cannot be one,
	 * or no unique index backs it, or nothing else could change
	 * @throws io.duplicatekey.DuplicateEntryException if another row has the same values
	 * in another unique key
	 * @throws org.springframework.dao.DataAccessException if the database refuses the
	 * change, or {@code entity} or a value of the key is {@code null}
	 */
	<T> boolean updateByKey(T entity, String... key);

	/**
	 * The description of an upsert. Each step returns a new one and leaves this as it is,
	 * so that one can be kept, shared and refined. It is checked when it is first
	 * executed.
	 *
	 * @param <T> the type of the entity
	 */
	interface Description<T> extends CsvImports {

		/**
		 * Say what makes a row the same row, see {@link Upsert#key()}.
		 * @param properties names of properties
		 * @return a description with that key
		 */
		Description<T> key(String... properties);

		/**
		 * Say what changes where the key is there already, see {@link Upsert#update()}.
		 * @param properties names of properties
		 * @return a description with these properties
		 */
		Description<T> update(String... properties);

		/**
		 * Say what does not change, see {@link Upsert#exclude()}.
		 * @param properties names of properties
		 * @return a description without these properties
		 */
		Description<T> exclude(String... properties);

		/**
		 * Add what a property becomes where the key is there already, see
		 * {@link Upsert#set()}.
		 * @param property the name of the property
		 * @param expression the value: {@code "#old.hits + #new.hits"}
		 * @return a description with that assignment, in place of an earlier one of the
		 * property
		 */
		Description<T> set(String property, String expression);

		/**
		 * Say what must be true for a stored row to change, see {@link Upsert#when()}.
		 * @param expression the condition: {@code "#new.updatedAt > #old.updatedAt"}
		 * @return a description with that condition
		 */
		Description<T> when(String expression);

		/**
		 * Say what happens with a row whose key is there already, see
		 * {@link Upsert#onDuplicate()}.
		 * @param mode the mode
		 * @return a description with that mode
		 */
		Description<T> onDuplicate(OnDuplicate mode);

		/**
		 * Say whether the table may have further unique keys, see
		 * {@link Upsert#otherKeys()}.
		 * @param permission whether it may
		 * @return a description with that permission
		 */
		Description<T> otherKeys(Permission permission);

		/**
		 * Say whether {@link OnDuplicate#REPLACE} may delete rows of other tables, see
		 * {@link Upsert#cascades()}.
		 * @param permission whether it may
		 * @return a description with that permission
		 */
		Description<T> cascades(Permission permission);

		/**
		 * Say what happens to entities in the persistence context, see
		 * {@link Upsert#managedCopies()}.
		 * @param managedCopies what happens
		 * @return a description with that
		 */
		Description<T> managedCopies(ManagedCopies managedCopies);

		/**
		 * Say how the rows get to the server, see {@link Upsert#via()}.
		 * @param via the way
		 * @return a description with that
		 */
		Description<T> via(Via via);

		/**
		 * Say what happens with rows of one call that have the same key, see
		 * {@link Upsert#repeats()}.
		 * @param repeats what happens
		 * @return a description with that
		 */
		Description<T> repeats(Repeats repeats);

		/**
		 * Say after how many rows to commit, see {@link Upsert#commitEvery()}.
		 * @param rows the number of rows, 0 for one transaction
		 * @return a description with that
		 */
		Description<T> commitEvery(int rows);

		/**
		 * Be told of the progress of {@code execute}: about once a second, in the calling
		 * thread, between statements, and once at the end, when what the call commits is
		 * committed. What the listener throws ends the upsert.
		 * @param listener is told
		 * @return a description with that listener, in place of an earlier one
		 */
		Description<T> onProgress(Consumer<UpsertProgress> listener);

		/**
		 * Say that a call must find a running transaction of the entity's database: it
		 * has none of its own where none runs, and refuses one that will be rolled back.
		 * @return a description that joins transactions only
		 */
		Description<T> withinTransaction();

		/**
		 * Add a value that expressions refer to as {@code #name}.
		 * @param name the name, neither {@code old} nor {@code new}
		 * @param value the value
		 * @return a description with that argument, in place of an earlier one of the
		 * name
		 */
		Description<T> argument(String name, @Nullable Object value);

		/**
		 * Write rows.
		 * @param rows the entities; an empty collection touches nothing
		 * @return the totals
		 * @throws io.duplicatekey.InvalidDeclarationException if the description cannot
		 * work
		 * @throws org.springframework.dao.DataAccessException if the database refuses a
		 * row, or {@code rows} or one of them is {@code null}
		 */
		UpsertResult execute(Iterable<? extends T> rows);

		/**
		 * Write rows as they come, in constant memory. The stream is closed.
		 * @param rows the entities
		 * @return the totals
		 * @throws io.duplicatekey.InvalidDeclarationException if the description cannot
		 * work
		 * @throws org.springframework.dao.DataAccessException if the database refuses a
		 * row, or {@code rows} or one of them is {@code null}
		 */
		UpsertResult execute(Stream<? extends T> rows);

		/**
		 * Write rows as they come, in constant memory.
		 * @param rows the entities
		 * @return the totals
		 * @throws io.duplicatekey.InvalidDeclarationException if the description cannot
		 * work
		 * @throws org.springframework.dao.DataAccessException if the database refuses a
		 * row, or {@code rows} or one of them is {@code null}
		 */
		UpsertResult execute(Iterator<? extends T> rows);

		/**
		 * Write rows, and find out what became of each.
		 * @param rows the entities; an empty collection touches nothing
		 * @return the given objects in their order, with id, version and times as stored
		 * @throws io.duplicatekey.InvalidDeclarationException if the description cannot
		 * work
		 * @throws org.springframework.dao.DataAccessException if the database refuses a
		 * row, or {@code rows} or one of them is {@code null}
		 */
		List<Upserted<T>> executeEach(Iterable<? extends T> rows);

		/**
		 * Write one row, and find out what became of it.
		 * @param row the entity
		 * @return the given object, with id, version and times as stored
		 * @throws io.duplicatekey.InvalidDeclarationException if the description cannot
		 * work
		 * @throws org.springframework.dao.DataAccessException if the database refuses the
		 * row, or it is {@code null}
		 */
		Upserted<T> executeOne(T row);

		/**
		 * Write one row.
		 * @param row the entity
		 * @return the given object, with id, version and times as stored
		 * @throws io.duplicatekey.InvalidDeclarationException if the description cannot
		 * work
		 * @throws org.springframework.dao.DataAccessException if the database refuses the
		 * row, or it is {@code null}
		 */
		T save(T row);

		/**
		 * Change the row that has the key of an entity, and insert none. Each column
		 * becomes what an upsert would make of it: a version goes up, whatever the entity
		 * has for one, and with the time of the last change it does so only where
		 * something else changes. As it is an update for certain, {@code @PreUpdate}
		 * callbacks of the entity run, in place of {@code @PrePersist}; what is generated
		 * for updates is generated; and a row that is deleted by {@code @SoftDelete}, or
		 * another tenant's by {@code @TenantId}, is not there. The given object does not
		 * get to know what is stored.
		 * <p>
		 * {@link #otherKeys} is not needed: a collision on another unique key is an
		 * error. {@link #onDuplicate}, {@link #via}, {@link #repeats} and
		 * {@link #commitEvery} are refused.
		 * @param row the entity
		 * @return whether a row has the key, also if it had all the values already or
		 * {@link #when} left it as it is
		 * @throws io.duplicatekey.InvalidDeclarationException if the description cannot
		 * work
		 * @throws io.duplicatekey.DuplicateEntryException if another row has the same
		 * values in another unique key
		 * @throws org.springframework.dao.DataAccessException if the database refuses the
		 * change, or the row or a value of its key is {@code null}
		 */
		boolean updateByKey(T row);

		/**
		 * Write rows.
		 * @param rows the entities; an empty collection touches nothing
		 * @return the given objects in their order, with id, version and times as stored
		 * @throws io.duplicatekey.InvalidDeclarationException if the description cannot
		 * work
		 * @throws org.springframework.dao.DataAccessException if the database refuses a
		 * row, or {@code rows} or one of them is {@code null}
		 */
		List<T> saveAll(Iterable<? extends T> rows);

	}

}
