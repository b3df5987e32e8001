package io.duplicatekey.upsert;

import java.util.List;

import org.springframework.expression.spel.SpelNode;

/**
 * What parts of an expression must be.
 */
final class KindRules {

	private final Source source;

	KindRules(Source source) {
		this.source = source;
	}

	void requireOrder(SpelNode node, List<Typed> values) {
		for (Typed value : values) {
			if (value.kind() == Kind.BOOLEAN || value.kind() == Kind.ENUM || value.kind() == Kind.NULL) {
				throw this.source.refuse(node, "is the order of " + value + ", which has none on the server",
						"Compare with == or !=, or compare numbers, texts or times.");
			}
		}
	}

	void require(Typed value, SpelNode node, String problem, Kind... kinds) {
		if (!List.of(kinds).contains(value.kind())) {
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
