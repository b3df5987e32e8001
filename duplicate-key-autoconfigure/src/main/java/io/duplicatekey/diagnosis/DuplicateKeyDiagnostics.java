package io.duplicatekey.diagnosis;

/**
 * Finds out why a duplicate happened. It asks the live schema, by reads only and on a
 * connection of its own, so ask it when the transaction has ended: in one that is active
 * it asks nothing, and can tell little.
 */
public interface DuplicateKeyDiagnostics {

	/**
	 * Diagnose a failure.
	 * @param failure a {@link io.duplicatekey.DuplicateEntryException}, or an exception
	 * that has one, or the driver's, among its causes
	 * @return the diagnosis, {@link DuplicateCause#NOT_DETERMINED} where no cause is
	 * proven
	 * @throws IllegalArgumentException if there is no duplicate in the failure
	 */
	Diagnosis diagnose(Throwable failure);

	/**
	 * Diagnose a failure with the help of the row that failed, which alone can tell some
	 * causes apart: the error shows no more of a key than the index covers.
	 * @param failure see {@link #diagnose(Throwable)}
	 * @param row the entity, or a {@code Map} of values by the names of columns; nothing
	 * of it is kept or shown
	 * @return the diagnosis
	 * @throws IllegalArgumentException if there is no duplicate in the failure
	 */
	Diagnosis diagnose(Throwable failure, Object row);

}
