package io.duplicatekey.plan;

import java.util.EnumSet;
import java.util.List;
import java.util.Set;

import org.springframework.expression.spel.SpelNode;

/**
 * What parts of an expression must be.
 */
final class KindRules {

	private static final Set<Kind> UNORDERED = EnumSet.of(Kind.BOOLEAN, Kind.ENUM, Kind.NULL);

	private final Source source;

	KindRules(Source source) {
		this.source = source;
	}

	void requireOrder(SpelNode node, List<Typed> values) {
		for (Typed value : values) {
			if (UNORDERED.contains(value.kind()) || value.storedAsText()) {
				throw this.source.refuse(node, "is the order of " + value + ", which has none on the server",
						"Compare with == or !=, or compare numbers, texts or times.");
			}
		}
	}

	void require(Typed value, SpelNode node, String problem, Kind... kinds) {
		if (!List.of(kinds).contains(value.kind()) || value.storedAsText()) {
			throw this.source.refuse(node, "is " + value + ", " + problem, Source.ALLOWED);
		}
	}

	/**
	 * SpEL also takes {@code a ?:} for {@code a ?: null}.
	 */
	void requireValues(SpelNode node, List<Typed> values) {
		if (values.stream().anyMatch((value) -> value.kind() == Kind.NULL)) {
			throw this.source.refuse(node, "is null, which makes no difference there",
					"Write another value, or leave it out.");
		}
	}

}
