package io.duplicatekey.validation;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Supplier;
import java.util.stream.Stream;

import org.apache.commons.logging.Log;
import org.apache.commons.logging.LogFactory;

import org.springframework.beans.factory.SmartInitializingSingleton;

import io.duplicatekey.InvalidDeclarationException;
import io.duplicatekey.schema.KnownTables;

/**
 * Runs the checks when the beans are there, which have prepared the database by then, and
 * before anything is served.
 */
public final class StartupValidation implements SmartInitializingSingleton {

	private static final Log logger = LogFactory.getLog(StartupValidation.class);

	private final boolean fails;

	private final Supplier<Stream<? extends DeclarationCheck>> checks;

	/**
	 * Create the validation.
	 * @param fails whether a wrong declaration stops the start; otherwise it is logged
	 * @param checks the checks
	 */
	public StartupValidation(boolean fails, Supplier<Stream<? extends DeclarationCheck>> checks) {
		this.fails = fails;
		this.checks = checks;
	}

	@Override
	public void afterSingletonsInstantiated() {
		KnownTables tables = new KnownTables();
		List<InvalidDeclarationException> wrong = new ArrayList<>();
		this.checks.get().forEach((check) -> check.check(tables, wrong::add));
		if (this.fails && !wrong.isEmpty()) {
			throw all(wrong);
		}
		wrong.forEach((declaration) -> logger.warn(declaration.getMessage()));
	}

	private static InvalidDeclarationException all(List<InvalidDeclarationException> wrong) {
		if (wrong.size() == 1) {
			return wrong.get(0);
		}
		StringBuilder description = new StringBuilder(wrong.size() + " declarations do not fit the schema:");
		for (int i = 0; i < wrong.size(); i++) {
			String number = (i + 1) + ". ";
			description.append("\n\n")
				.append(number)
				.append(sentence(wrong.get(i).getDescription()))
				.append("\n")
				.append(" ".repeat(number.length()))
				.append(sentence(wrong.get(i).getAction()));
		}
		InvalidDeclarationException all = new InvalidDeclarationException(description.toString(),
				"Correct each of them as it says. With duplicate-key.validate=warn the application starts, and logs"
						+ " them.");
		wrong.forEach(all::addSuppressed);
		return all;
	}

	private static String sentence(String text) {
		return text.endsWith(".") ? text : text + ".";
	}

}
