package io.duplicatekey.sample.causes;

import java.util.List;
import java.util.Optional;

/**
 * What can be provoked.
 *
 * @param all the scenarios in the order of the page
 */
record Scenarios(List<Scenario> all) {

	Optional<Scenario> find(String name) {
		return this.all.stream().filter((scenario) -> scenario.name().equals(name)).findFirst();
	}

}
