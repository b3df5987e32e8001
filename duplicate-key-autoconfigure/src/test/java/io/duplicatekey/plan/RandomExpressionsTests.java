package io.duplicatekey.plan;

import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

import org.junit.jupiter.api.Test;

import io.duplicatekey.InvalidDeclarationException;
import io.duplicatekey.sql.Expression;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Whatever is written is either read or refused with advice: no other exception reaches
 * the user, and no part of it is left out.
 */
class RandomExpressionsTests {

	private static final int TRIES = 20_000;

	private static final List<String> TOKENS = List.of("#old.stock", "#new.stock", "#new.sku", "#n", "#old", "stock",
			"1", "1.5", "2L", "'x'", "null", "true", "+", "-", "*", "/", "%", "^", "==", "!=", "<", ">=", "and", "or",
			"not", "!", "?", ":", "?:", "?.", ".", ",", "(", ")", "[", "]", "{", "}", "greatest", "lower", "now()", "=",
			"++", "--", "between", "matches", "instanceof", "new", "T", "@", "#", ".?[", ".![", "&", "$");

	private static final ExpressionReader READER = new ExpressionReader(
			new MappedProperties("ProductRepository.upsert", Mappings.product().build()), Map.of("n", int.class),
			Set.of("sku", "price", "stock"));

	@Test
	void everySequenceIsReadOrRefused() {
		Random random = new Random(3);
		int read = 0;
		for (int i = 0; i < TRIES; i++) {
			String text = IntStream.rangeClosed(0, random.nextInt(7))
				.mapToObj((token) -> TOKENS.get(random.nextInt(TOKENS.size())))
				.collect(Collectors.joining(" "));
			read += isRead(text) ? 1 : 0;
		}
		assertThat(read).as("expressions that could be read").isGreaterThan(TRIES / 500);
	}

	private static boolean isRead(String text) {
		try {
			Expression condition = READER.condition("when", text);
			assertThat(Written.of(condition)).as(text).isNotEmpty();
			return true;
		}
		catch (InvalidDeclarationException ex) {
			assertThat(ex).as(text)
				.hasMessageStartingWith("ProductRepository.upsert: when is \"" + text + "\", but at character ");
			assertThat(ex.getAction()).as(text).isNotBlank();
			return false;
		}
		catch (RuntimeException ex) {
			throw new AssertionError("not a refusal: " + text, ex);
		}
	}

}
