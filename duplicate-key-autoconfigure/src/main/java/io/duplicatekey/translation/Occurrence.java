package io.duplicatekey.translation;

import java.time.Instant;

import javax.sql.DataSource;

import org.jspecify.annotations.Nullable;

import io.duplicatekey.DuplicateKeyViolation;

/**
 * What was at hand when a duplicate was translated, for whoever looks into its cause
 * later. It is remembered as long as the driver's exception, to which it must not refer.
 *
 * @param time when it was translated, {@code null} where it was not, so that nobody knows
 * when it failed
 * @param violation which key was violated
 * @param statement the failed statement, {@code null} where it is not known
 * @param dataSource where the statement ran, {@code null} where that is not known for
 * certain
 */
public record Occurrence(@Nullable Instant time, DuplicateKeyViolation violation, @Nullable String statement,
		@Nullable DataSource dataSource) {

}
