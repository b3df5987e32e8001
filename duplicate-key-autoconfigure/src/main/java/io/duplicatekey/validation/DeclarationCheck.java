package io.duplicatekey.validation;

import java.util.function.Consumer;

import io.duplicatekey.InvalidDeclarationException;
import io.duplicatekey.schema.KnownTables;

/**
 * Compares one kind of declarations with the schema.
 */
public interface DeclarationCheck {

	/**
	 * Compare them.
	 * @param tables what is known of the schemas already, and will be
	 * @param wrong is given each declaration that does not fit, and what could not be
	 * asked
	 */
	void check(KnownTables tables, Consumer<InvalidDeclarationException> wrong);

}
