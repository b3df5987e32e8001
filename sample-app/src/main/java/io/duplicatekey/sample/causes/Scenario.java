package io.duplicatekey.sample.causes;

import java.util.Locale;

import io.duplicatekey.diagnosis.DuplicateCause;
import org.jspecify.annotations.Nullable;

/**
 * Something that goes wrong with error 1062, and why.
 */
interface Scenario {

	/**
	 * The cause that the diagnosis has to find.
	 * @return the cause
	 */
	DuplicateCause cause();

	/**
	 * What happens, for somebody who reads the page.
	 * @return a sentence or two
	 */
	String story();

	/**
	 * Let it happen.
	 * @throws io.duplicatekey.DuplicateEntryException always, on a server that knows this
	 * cause
	 */
	void provoke();

	/**
	 * The row that fails, where nothing else can prove the cause.
	 * @return values by the names of columns, or {@code null}
	 */
	default @Nullable Object row() {
		return null;
	}

	/**
	 * The name of the cause in addresses.
	 * @return for instance {@code same-batch}
	 */
	default String name() {
		return this.cause().name().toLowerCase(Locale.ROOT).replace('_', '-');
	}

}
