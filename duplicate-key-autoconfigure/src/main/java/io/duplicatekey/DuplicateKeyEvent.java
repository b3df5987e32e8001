package io.duplicatekey;

import javax.sql.DataSource;

import org.jspecify.annotations.Nullable;

/**
 * A statement has failed with a duplicate key. It is published as an application event
 * once for each such failure, when the exception for it is made and before that is
 * thrown, in the thread that runs the statement. A transaction can still be active then:
 * a {@code @TransactionalEventListener} is told when it has ended. What a listener throws
 * is logged and does not take the place of the exception.
 *
 * @param exception the exception that is about to be thrown, before any
 * {@link OnDuplicateKey} puts another in its place
 * @param dataSource where the statement ran, {@code null} where that is not known for
 * certain
 */
public record DuplicateKeyEvent(DuplicateEntryException exception, @Nullable DataSource dataSource) {

}
