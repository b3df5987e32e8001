package io.duplicatekey.plan;

import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;

import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import io.duplicatekey.InvalidDeclarationException;
import io.duplicatekey.sql.Expression;
import io.duplicatekey.plan.MappedColumn.Role;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

class ExpressionReaderTests {

	private static final TableMapping MAPPING = Mappings.of("Product")
		.generatedId("id", Long.class)
		.data("sku", String.class)
		.data("price", BigDecimal.class)
		.data("stock", int.class)
		.data("grade", Character.class)
		.data("active", boolean.class)
		.storedAsText("visible", Boolean.class)
		.storedAsText("hidden", Boolean.class)
		.storedAsText("status", Status.class)
		.data("rank", Status.class)
		.data("phase", Phase.class)
		.storedAsText("code", Integer.class)
		.data("updatedAt", LocalDateTime.class)
		.storedAsText("noted", LocalDateTime.class)
		.data("day", LocalDate.class)
		.data("seen", Instant.class)
		.data("token", UUID.class)
		.data("money", Money.class)
		.data("discount", Money.class)
		.data("address.city", String.class)
		.data("address.geo.lat", Double.class)
		.data("customer.id", Long.class)
		.column("total", Long.class, Role.DATA, false, true)
		.build();

	private final Map<String, Class<?>> parameters = new LinkedHashMap<>();

	@ParameterizedTest
	@CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
			GREATER(new.price, old.price)                     | #new.price > #old.price
			LESS(new.price, old.price)                        | #new.price < #old.price
			GREATER_OR_EQUAL(new.price, old.price)            | #new.price >= #old.price
			LESS_OR_EQUAL(new.price, old.price)               | #new.price <= #old.price
			EQUAL(new.price, old.price)                       | #new.price == #old.price
			NOT_EQUAL(new.price, old.price)                   | #new.price != #old.price
			GREATER(new.price, 5)                             | #new.price gt 5
			AND(GREATER(new.stock, 1), GREATER(old.stock, 2)) | #new.stock > 1 and #old.stock > 2
			AND(GREATER(new.stock, 1), GREATER(old.stock, 2)) | #new.stock > 1 && #old.stock > 2
			OR(GREATER(new.stock, 1), GREATER(old.stock, 2))  | #new.stock > 1 or #old.stock > 2
			NOT(GREATER(new.stock, 1))                        | not (#new.stock > 1)
			NOT(new.active)                                   | !#new.active
			OR(old.active, AND(GREATER(new.stock, 1), true))  | #old.active or #new.stock > 1 and true
			AND(OR(old.active, new.active), true)             | (#old.active or #new.active) and true
			EQUAL(old.price, null)                            | #old.price == null
			NOT_EQUAL(old.address_city, new.address_city)     | #old.address.city != #new.address.city
			LESS(old.address_geo_lat, 47.5)                   | #old.address.geo.lat < 47.5
			EQUAL(old.customer_id, new.customer_id)           | #old.customer == #new.customer.id
			GREATER(old.total, new.stock)                     | #old.total > #new.stock
			GREATER(old.id, 5)                                | #old.id > 5
			GREATER(new.updated_at, old.day)                  | #new.updatedAt > #old.day
			LESS(old.seen, NOW())                             | #old.seen < now()
			EQUAL(old.token, new.token)                       | #old.token == #new.token
			LESS(old.money, new.discount)                     | #old.money < #new.discount
			""")
	void readsConditions(String expected, String text) {
		assertThat(condition(text)).isEqualTo(expected);
	}

	@Test
	void readsTheSymbolOfOr() {
		assertThat(condition("#new.stock > 1 || #old.stock > 2"))
			.isEqualTo("OR(GREATER(new.stock, 1), GREATER(old.stock, 2))");
	}

	@ParameterizedTest
	@CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
			stock | #old.stock + #new.stock                  | ADD(old.stock, new.stock)
			stock | #old.stock - 1                           | SUBTRACT(old.stock, 1)
			stock | #old.stock * 2 / 3                       | DIVIDE(MULTIPLY(old.stock, 2), 3)
			stock | #old.stock % 10                          | MODULO(old.stock, 10)
			stock | -#old.stock                              | NEGATE(old.stock)
			stock | (#old.stock + 1) * 2                     | MULTIPLY(ADD(old.stock, 1), 2)
			stock | 7                                        | 7
			stock | 3000000000L                              | 3000000000
			stock | 0x1F                                     | 31
			price | 0.1                                      | 0.1
			price | 0.1d                                     | 0.1
			price | 1.5f                                     | 1.5
			price | null                                     | null
			stock | #new.active ? 1 : 0                      | IF(new.active, 1, 0)
			price | #old.price ?: #new.price                 | COALESCE(old.price, new.price)
			stock | greatest(#old.stock, #new.stock, 0)      | GREATEST(old.stock, new.stock, 0)
			stock | least(#old.stock, 5)                     | LEAST(old.stock, 5)
			price | coalesce(#new.price, #old.price, 0)      | COALESCE(new.price, old.price, 0)
			sku   | lower(#new.sku)                          | LOWER(new.sku)
			sku   | upper(trim(#new.sku))                    | UPPER(TRIM(new.sku))
			stock | length(#new.sku)                         | CHAR_LENGTH(new.sku)
			price | abs(#new.price)                          | ABS(new.price)
			price | round(#new.price)                        | ROUND(new.price)
			price | round(#new.price * 1.19, 2)              | ROUND(MULTIPLY(new.price, 1.19), 2)
			stock | floor(#new.price)                        | FLOOR(new.price)
			stock | ceil(#new.price)                         | CEILING(new.price)
			sku   | nullif(#new.sku, '')                     | NULLIF(new.sku, ''~sku)
			updatedAt | now()                                | NOW()
			active    | #new.stock > 0                       | GREATER(new.stock, 0)
			sku   | concat(#old.sku, '-', #new.stock)        | CONCAT(old.sku, '-', new.stock)
			sku   | #old.sku + '-' + #new.sku                | CONCAT(old.sku, '-', new.sku)
			sku   | 1 + 2 + #old.sku                         | CONCAT(ADD(1, 2), old.sku)
			sku   | #old.sku + (1 + 2)                       | CONCAT(old.sku, ADD(1, 2))
			sku   | #old.grade + '/' + now()                 | CONCAT(old.grade, '/', NOW())
			""")
	void readsValues(String property, String text, String expected) {
		assertThat(value(property, text)).isEqualTo(expected);
	}

	@Test
	void fractionsAreDecimals() {
		Expression.Literal literal = (Expression.Literal) expression("price", "0.1");
		assertThat(literal.value()).isEqualTo(new BigDecimal("0.1"));
	}

	@Test
	void aParameterNextToAPropertyIsBoundAsItsColumn() {
		this.parameters.put("min", BigDecimal.class);
		this.parameters.put("status", Status.class);
		this.parameters.put("visible", boolean.class);
		assertThat(condition("#new.price > #min")).isEqualTo("GREATER(new.price, :min~price)");
		assertThat(condition("#min < #new.price")).isEqualTo("LESS(:min~price, new.price)");
		assertThat(condition("#old.status == #status")).isEqualTo("EQUAL(old.status, :status~status)");
		assertThat(condition("#old.visible == #visible")).isEqualTo("EQUAL(old.visible, :visible~visible)");
	}

	@Test
	void aConstantThatIsAssignedIsBoundAsItsColumn() {
		this.parameters.put("status", Status.class);
		this.parameters.put("hide", boolean.class);
		assertThat(value("status", "#status")).isEqualTo(":status~status");
		assertThat(value("status", "'SOLD_OUT'")).isEqualTo("SOLD_OUT~status");
		assertThat(value("status", "#new.stock > 0 ? 'ACTIVE' : 'SOLD_OUT'"))
			.isEqualTo("IF(GREATER(new.stock, 0), ACTIVE~status, SOLD_OUT~status)");
		assertThat(value("status", "#hide ? 'SOLD_OUT' : #new.status"))
			.isEqualTo("IF(:hide, SOLD_OUT~status, new.status)");
		assertThat(value("rank", "'ACTIVE'")).isEqualTo("ACTIVE~rank");
	}

	@Test
	void aConstantInAChoiceIsBoundAsThePropertyNextToIt() {
		assertThat(condition("(#old.status ?: 'ACTIVE') == 'SOLD_OUT'"))
			.isEqualTo("EQUAL(COALESCE(old.status, ACTIVE~status), SOLD_OUT~status)");
		assertThat(condition("(#new.stock > 1 ? #old.status : null) == 'SOLD_OUT'"))
			.isEqualTo("EQUAL(IF(GREATER(new.stock, 1), old.status, null), SOLD_OUT~status)");
		assertThat(condition("greatest(#old.day, '2026-01-31') == #new.day"))
			.isEqualTo("EQUAL(GREATEST(old.day, 2026-01-31~day), new.day)");
	}

	@Test
	void aConditionInsideOfAValueDoesNotTakeTheColumnOfTheValue() {
		assertThat(value("price", "#old.status == 'ACTIVE' ? #new.price : #old.price"))
			.isEqualTo("IF(EQUAL(old.status, ACTIVE~status), new.price, old.price)");
	}

	@Test
	void aParameterInACalculationIsBoundAsItsOwnType() {
		this.parameters.put("n", int.class);
		assertThat(value("stock", "#old.stock + #n")).isEqualTo("ADD(old.stock, :n)");
		assertThat(condition("#n > 5")).isEqualTo("GREATER(:n, 5)");
	}

	@Test
	void aParameterOfAnotherNumberTypeIsBoundAsItsOwnType() {
		this.parameters.put("min", int.class);
		assertThat(condition("#new.price > #min")).isEqualTo("GREATER(new.price, :min)");
	}

	@Test
	void aBooleanParameterIsACondition() {
		this.parameters.put("force", boolean.class);
		assertThat(condition("#force or #new.stock > 0")).isEqualTo("OR(:force, GREATER(new.stock, 0))");
	}

	@Test
	void textsBecomeWhatThePropertyIs() {
		assertThat(literal("#old.day > '2026-01-31'")).isEqualTo(LocalDate.of(2026, 1, 31));
		assertThat(literal("#old.updatedAt > '2026-01-31T10:00:00'")).isEqualTo(LocalDateTime.of(2026, 1, 31, 10, 0));
		assertThat(literal("#old.seen > '2026-01-31T10:00:00Z'")).isEqualTo(Instant.parse("2026-01-31T10:00:00Z"));
		assertThat(literal("#old.token == '123e4567-e89b-12d3-a456-426614174000'"))
			.isEqualTo(UUID.fromString("123e4567-e89b-12d3-a456-426614174000"));
		assertThat(literal("#old.grade == 'A'")).isEqualTo('A');
		assertThat(literal("#old.sku == 'A'")).isEqualTo("A");
		assertThat(literal("#old.status == 'ACTIVE'")).isEqualTo(Status.ACTIVE);
		assertThat(literal("#old.phase == 'LAST'")).isEqualTo(Phase.LAST);
		assertThat(literal("#old.code == 5")).isEqualTo(5);
	}

	@Test
	void aBooleanThatIsStoredAsTextIsComparedWithWhatIsStoredForTrue() {
		assertThat(condition("#old.visible")).isEqualTo("EQUAL(old.visible, true~visible)");
		assertThat(condition("!#old.visible and #old.active"))
			.isEqualTo("AND(NOT(EQUAL(old.visible, true~visible)), old.active)");
		assertThat(condition("#old.visible == true")).isEqualTo("EQUAL(old.visible, true~visible)");
		assertThat(value("stock", "#old.visible ? 1 : 0")).isEqualTo("IF(EQUAL(old.visible, true~visible), 1, 0)");
	}

	@Test
	void aConditionBecomesWhatIsStoredForTrueAndFalse() {
		assertThat(value("visible", "#new.stock > 0"))
			.isEqualTo("IF(GREATER(new.stock, 0), true~visible, false~visible)");
		assertThat(condition("#old.visible == (#new.stock > 0)"))
			.isEqualTo("EQUAL(old.visible, IF(GREATER(new.stock, 0), true~visible, false~visible))");
		assertThat(value("visible", "false")).isEqualTo("false~visible");
		assertThat(value("visible", "#old.hidden")).isEqualTo("old.hidden");
	}

	@Test
	void anUnknownPropertyIsRefusedWithTheNearestName() {
		InvalidDeclarationException refusal = refusal("#new.prise > #old.price");
		assertThat(refusal)
			.hasMessageStartingWith("ProductRepository.upsert: when is \"#new.prise > #old.price\", but at character "
					+ "6 is 'prise', which is no property of Product.");
		assertThat(refusal.getAction())
			.startsWith("Did you mean 'price'? The properties of Product are id, sku, price,");
	}

	@Test
	void anUnknownPartOfAnEmbeddableIsRefusedWithTheNearestName() {
		InvalidDeclarationException refusal = refusal("#new.address.cty == 'Rome'");
		assertThat(refusal).hasMessageContaining("is 'address.cty', which is no property of Product");
		assertThat(refusal.getAction()).startsWith("Did you mean 'address.city'?");
	}

	@Test
	void anUnknownParameterIsRefusedWithTheNearestName() {
		this.parameters.put("limit", int.class);
		this.parameters.put("factor", int.class);
		InvalidDeclarationException refusal = refusal("#new.stock > #limt");
		assertThat(refusal)
			.hasMessageContaining("but at character 14 is #limt, which is no parameter that expressions can use.");
		assertThat(refusal.getAction()).isEqualTo("Did you mean 'limit'? The parameters are factor, limit.");
	}

	@Test
	void whereThereIsNoParameterTheRefusalSaysSo() {
		assertThat(refusal("#new.stock > #limit").getAction()).isEqualTo("There is none: add it behind the rows.");
	}

	@Test
	void aPropertyOfSeveralColumnsIsRefusedWithItsParts() {
		InvalidDeclarationException refusal = refusal("#new.address == #old.address");
		assertThat(refusal).hasMessageContaining("is #new.address, which has 2 columns");
		assertThat(refusal.getAction()).isEqualTo("Use one of them: address.city, address.geo.lat.");
	}

	@ParameterizedTest
	@ValueSource(strings = { "total", "id" })
	void theGivenRowHasNoValueOfWhatIsNotInserted(String property) {
		InvalidDeclarationException refusal = refusal("#new." + property + " > 5");
		assertThat(refusal).hasMessageContaining("is #new." + property + ", which is not part of the insert");
		assertThat(refusal.getAction()).startsWith("Use #old." + property);
	}

	@ParameterizedTest
	@CsvSource(delimiter = '|', quoteCharacter = '`',
			textBlock = """
					Write # before new: #new.                                 | new.price > 5
					Write # before new: #new.                                 | 1 < new.price
					Write # before it: #old.                                  | old.price > 5
					Write #old.x or #new.x for a property, #x for a parameter | price > 5
					Compare with ==.                                          | #new.price = 5
					Write x >= a and x <= b.                                  | #new.price between {1, 5}
					Write functions without #.                                | #greatest(#new.price, 1) > 5
					Write functions around values, as in lower(#new.name).    | #new.sku.toLowerCase() == 'a'
					Write the names of properties with single dots            | #new.address?.city == 'Rome'
					Write the names of properties with single dots            | #new['price'] > 5
					Write the names of properties with single dots            | #new.#old.price > 5
					Use one of its properties: #new.property.                 | #new > #old
					Use #old or #new                                          | #row.price > 5
					Write + 1.                                                | #old.stock++ > 5
					An expression can have                                    | #old.stock--1 > 5
					An expression can have                                    | #old.stock ^ 2 > 5
					An expression can have                                    | #old.sku matches '[a-z]+'
					An expression can have                                    | #old.sku instanceof T(String)
					An expression can have                                    | +#old.stock > 5
					An expression can have                                    | @bean.allowed
					An expression can have                                    | T(java.lang.Runtime).getRuntime().exec('x') == null
					An expression can have                                    | new String('x') == #old.sku
					An expression can have                                    | {1, 2} == #old.stock
					An expression can have                                    | {a: 1} == #old.stock
					Write the names of properties with single dots            | #old.sku.?[true] == 'x'
					Write the names of properties with single dots            | #old.sku.![true] == 'x'
					An expression can have                                    | systemProperties['x'] == 'x'
					An expression can have                                    | #new.price >
					An expression can have                                    | #new.price > 5 5
					An expression can have                                    | #new.stock > 3000000000
					An expression can have                                    | 'unclosed
					An expression can have                                    | #new.stock ? : 5
					An expression can have                                    | -
					An expression can have                                    | (
					""")
	void refusesEverythingElse(String action, String text) {
		InvalidDeclarationException refusal = refusal(text);
		assertThat(refusal)
			.hasMessageStartingWith("ProductRepository.upsert: when is \"" + text + "\", but at character ");
		assertThat(refusal.getAction()).contains(action);
	}

	@Test
	void whatIsNotAllowedIsAnsweredWithAllThatIs() {
		assertThat(refusal("#old.stock ^ 2 > 5").getAction())
			.isEqualTo("An expression can have #old.property, #new.property, #parameter, literals, + - * / %, "
					+ "== != < <= > >=, and, or, not, a ? b : c, a ?: b, and the functions greatest, least, coalesce, "
					+ "concat, lower, upper, trim, length, abs, round, floor, ceil, nullif, now.");
	}

	@Test
	void aBlankExpressionIsRefused() {
		assertThat(refusal(" ")).hasMessageContaining("when is \" \", but at character 1 it cannot be parsed");
	}

	@Test
	void whatTheParserSaysIsPassedOn() {
		assertThat(refusal("#new.price > 5 5")).hasMessageStartingWith("ProductRepository.upsert: when is "
				+ "\"#new.price > 5 5\", but at character 16 it cannot be parsed: EL1041E: ");
	}

	@Test
	void anUnknownFunctionIsRefusedWithTheNearestName() {
		InvalidDeclarationException refusal = refusal("lowr(#new.sku) == 'a'");
		assertThat(refusal).hasMessageContaining("at character 1 is the function lowr, which expressions do not have");
		assertThat(refusal.getAction()).startsWith("Did you mean 'lower'? The functions are greatest, least,");
		assertThat(refusal("LOWER(#new.sku) == 'a'").getAction()).startsWith("Did you mean 'lower'?");
		assertThat(refusal("sleep(5) == 0").getAction()).startsWith("The functions are");
	}

	@ParameterizedTest
	@CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
			2 arguments or more | greatest(#old.stock)
			2 arguments or more | least()
			2 arguments or more | coalesce(#old.stock)
			2 arguments or more | concat('a')
			1 argument          | lower()
			1 argument          | upper(#old.sku, #new.sku)
			1 argument          | trim(#old.sku, 'x')
			1 argument          | length()
			1 argument          | abs(1, 2)
			1 or 2 arguments    | round(1, 2, 3)
			1 or 2 arguments    | round()
			1 argument          | floor()
			1 argument          | ceil(1, 2)
			2 arguments         | nullif(#old.sku)
			0 arguments         | now(6)
			""")
	void functionsTakeTheirNumberOfArguments(String count, String text) {
		assertThat(refusal(text + " == null").getAction()).isEqualTo("Give it " + count + ".");
	}

	@ParameterizedTest
	@CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
			are #old.sku (a text) and 5 (a number)                           | #old.sku == 5
			are #old.stock (a number) and '5' (a text)                       | #old.stock == '5'
			are #old.active (true or false) and 1 (a number)                 | #old.active == 1
			are #old.day (a time) and 5 (a number)                           | #old.day == 5
			are #old.sku (a text) and now() (a time)                         | #old.sku == now()
			are #old.status (Status) and #old.phase (Phase)                  | #old.status == #old.phase
			are #old.status (Status) and 1 (a number)                        | #old.status == 1
			are #old.status (Status) and #old.rank (Status)                  | #old.status == #old.rank
			are #old.visible (true or false) and #old.active (true or false) | #old.visible == #old.active
			are #old.money (Money) and 5 (a number)                          | #old.money == 5
			are #old.money (Money) and '5' (a text)                          | #old.money == '5'
			are #old.sku (a text) and #old.stock (a number)                  | (#old.sku ?: #old.stock) == null
			are 1 (a number) and 'x' (a text)                                | (#old.active ? 1 : 'x') == null
			are #old.stock (a number) and 'x' (a text)                       | nullif(#old.stock, 'x') == null
			are #new.sku (a text) and 1 (a number)                           | coalesce(#new.sku, #old.sku, 1) == 'x'
			""")
	void valuesOfSeveralKindsCannotBeCompared(String problem, String text) {
		assertThat(refusal(text)).hasMessageContaining(problem + ", which cannot be compared.");
	}

	@ParameterizedTest
	@CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
			is the order of #old.status (Status)        | #old.status > 'ACTIVE'
			is the order of #old.active (true or false) | #old.active > #new.active
			is the order of null                        | #old.stock > null
			is the order of #old.status (Status)        | greatest(#old.status, #new.status) == null
			is the order of null                        | greatest(#old.stock, null) == null
			""")
	void someKindsHaveNoOrder(String problem, String text) {
		assertThat(refusal(text)).hasMessageContaining(problem);
	}

	@ParameterizedTest
	@CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
			is #old.sku (a text), where a number must be             | #old.sku * 2 == 4
			is #old.sku (a text), where a number must be             | #old.sku - 'a' == null
			is #old.day (a time), where a number must be             | #old.day + 1 == null
			is null, where a number must be                          | #old.stock + null == null
			is #old.money (Money), where a number must be            | #old.money + #new.money == null
			is #old.sku (a text), where a number must be             | -#old.sku == null
			is null, which cannot be added to a text                 | #old.sku + null == null
			is #old.status (Status), which cannot be added to a text | #old.sku + #old.status == 'x'
			is #old.stock (a number), which lower cannot take        | lower(#old.stock) == 'x'
			is #old.status (Status), which lower cannot take         | lower(#old.status) == 'x'
			is #old.sku (a text), which abs cannot take              | abs(#old.sku) == 1
			is 'x' (a text), which round cannot take                 | round(#old.price, 'x') == 1
			is #old.active (true or false), which concat cannot take | concat('a', #old.active) == 'x'
			is #old.stock (a number), where a condition must be      | #old.stock
			is #old.stock (a number), where a condition must be      | #old.stock and #old.active
			is #old.sku (a text), where a condition must be          | !#old.sku
			is null, where a condition must be                       | null
			is #old.stock (a number), where a condition must be      | (#old.stock ? 1 : 2) == 1
			is now() (a time), where a condition must be             | now()
			""")
	void valuesMustBeOfTheKindThatIsNeeded(String problem, String text) {
		assertThat(refusal(text)).hasMessageContaining(problem);
	}

	@ParameterizedTest
	@CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
			stock     | 'x'                  | is 'x' (a text), which cannot become the value of 'stock' (a number)
			sku       | #new.stock           | is #new.stock (a number), which cannot become the value of 'sku' (a text)
			sku       | #new.stock > 1       | (true or false), which cannot become the value of 'sku' (a text)
			active    | 1                    | is 1 (a number), which cannot become the value of 'active'
			status    | #new.rank            | is #new.rank (Status), which cannot become the value of 'status'
			status    | #new.stock           | is #new.stock (a number), which cannot become the value of 'status'
			day       | #new.stock           | is #new.stock (a number), which cannot become the value of 'day'
			money     | 5                    | is 5 (a number), which cannot become the value of 'money' (Money)
			customer.id | #new.sku           | is #new.sku (a text), which cannot become the value of 'customer.id'
			""")
	void aValueMustBeWhatThePropertyCanHold(String property, String text, String problem) {
		assertThat(refusalOfValue(property, text))
			.hasMessageStartingWith("ProductRepository.upsert: set of '" + property + "' is \"" + text + "\"")
			.hasMessageContaining(problem);
	}

	@Test
	void anUnknownConstantOfAnEnumIsRefusedWithTheNearestOnes() {
		InvalidDeclarationException refusal = refusal("#old.status == 'ACTIV'");
		assertThat(refusal).hasMessageContaining("is 'ACTIV', which is no value of 'status' of type Status");
		assertThat(refusal.getAction())
			.isEqualTo("Did you mean 'ACTIVE'? The constants of Status are ACTIVE, SOLD_OUT.");
		assertThat(refusal("#old.status == 'active'").getAction()).startsWith("Did you mean 'ACTIVE'?");
	}

	@ParameterizedTest
	@CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
			Write it as in '2026-01-31'.                           | #old.day == '31.01.2026'
			Write it as in '2026-01-31'.                           | #old.day == '2026-02-30'
			Write it as in '2026-01-31T23:59:59'.                  | #old.updatedAt > '2026-01-31'
			Write it as in '2026-01-31T23:59:59Z'.                 | #old.seen > '2026-01-31T10:00:00'
			Write it as in '123e4567-e89b-12d3-a456-426614174000'. | #old.token == '1-1-1-1-1'
			Write it as in '123e4567-e89b-12d3-a456-426614174000'. | #old.token == 'x'
			Write it as in 'x'.                                    | #old.grade == 'AB'
			""")
	void aTextThatIsNoValueOfThePropertyIsRefusedWithAnExample(String action, String text) {
		assertThat(refusal(text).getAction()).isEqualTo(action);
	}

	@Test
	void aNumberThatDoesNotFitWhatIsStoredAsTextIsRefused() {
		assertThat(refusal("#old.code == 3000000000L"))
			.hasMessageContaining("which is no value of 'code' of type Integer");
	}

	@ParameterizedTest
	@CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
			is #text of type String next to 'stock' of type int            | #old.stock == #text
			is #text of type String next to 'status' of type Status        | #old.status == #text
			is #text of type String next to 'token' of type UUID           | #old.token == #text
			is #time of type LocalDateTime next to 'day' of type LocalDate | #old.day == #time
			is #number of type long next to 'sku' of type String           | #old.sku == #number
			is #thing of type Object next to 'sku' of type String          | #old.sku == #thing
			is #thing of type Object next to 'customer.id' of type Long    | #old.customer == #thing
			""")
	void aParameterMustHaveATypeThatGoesWithTheProperty(String problem, String text) {
		this.parameters.put("text", String.class);
		this.parameters.put("time", LocalDateTime.class);
		this.parameters.put("number", long.class);
		this.parameters.put("thing", Object.class);
		assertThat(refusal(text)).hasMessageContaining(problem);
	}

	@ParameterizedTest
	@ValueSource(strings = { "#one == #other", "coalesce(#one, #other) == null", "#one == null" })
	void aParameterOfAnEnumNeedsAPropertyThatSaysHowItIsStored(String text) {
		this.parameters.put("one", Status.class);
		this.parameters.put("other", Status.class);
		InvalidDeclarationException refusal = refusal(text);
		assertThat(refusal).hasMessageContaining("is #one of type Status, and nothing says how that is stored");
		assertThat(refusal.getAction())
			.isEqualTo("Use it next to a property of that type, as in #old.property == #one.");
	}

	@Test
	void withANumberThatIsStoredAsTextNothingIsCalculated() {
		this.parameters.put("number", long.class);
		assertThat(condition("#old.code == #new.code")).isEqualTo("EQUAL(old.code, new.code)");
		assertThat(value("code", "#old.code ?: 5")).isEqualTo("COALESCE(old.code, 5~code)");
		assertThat(refusal("#old.code + 1 == 2"))
			.hasMessageContaining("is #old.code (a number stored as text), where a number must be");
		assertThat(refusal("#old.code > 5"))
			.hasMessageContaining("is the order of #old.code (a number stored as text)");
		assertThat(refusal("#old.code == #new.stock")).hasMessageContaining("which cannot be compared");
		assertThat(refusal("#old.code == #number")).hasMessageContaining("which cannot be compared");
		assertThat(refusalOfValue("code", "#old.stock + 1"))
			.hasMessageContaining("cannot become the value of 'code' (a number stored as text)");
	}

	@Test
	void aTimeThatIsStoredAsTextDoesNotBecomeTheTimeOfTheServer() {
		assertThat(literal("#old.noted == '2026-01-31T10:00:00'")).isEqualTo(LocalDateTime.of(2026, 1, 31, 10, 0));
		assertThat(refusalOfValue("noted", "now()"))
			.hasMessageContaining("cannot become the value of 'noted' (a time stored as text)");
	}

	@ParameterizedTest
	@ValueSource(strings = { "(#old.sku ?: null) == 'x'", "(#old.sku ?:) == 'x'", "(null ?: #old.sku) == 'x'",
			"coalesce(#old.sku, null) == 'x'", "nullif(#old.sku, null) == 'x'" })
	void nullHasNoPlaceInAChoiceByNull(String text) {
		assertThat(refusal(text)).hasMessageContaining("is null, which makes no difference there");
	}

	private String condition(String text) {
		return Written.of(reader().condition("when", text));
	}

	private Object literal(String comparison) {
		Expression.Operation operation = (Expression.Operation) reader().condition("when", comparison);
		Expression.Old property = (Expression.Old) operation.operands().get(0);
		Expression.Literal literal = (Expression.Literal) operation.operands().get(1);
		assertThat(literal.like()).isEqualTo(property.column());
		return literal.value();
	}

	private String value(String property, String text) {
		return Written.of(expression(property, text));
	}

	private Expression expression(String property, String text) {
		MappedColumn target = MAPPING.columns()
			.stream()
			.filter((column) -> property.equals(column.property()))
			.findFirst()
			.orElseThrow();
		return reader().value("set of '" + property + "'", text, target);
	}

	private InvalidDeclarationException refusal(String text) {
		return refused(() -> condition(text));
	}

	private InvalidDeclarationException refusalOfValue(String property, String text) {
		return refused(() -> value(property, text));
	}

	private static InvalidDeclarationException refused(ThrowingCallable call) {
		InvalidDeclarationException refusal = catchThrowableOfType(InvalidDeclarationException.class, call);
		assertThat(refusal).as("a refusal").isNotNull();
		return refusal;
	}

	private ExpressionReader reader() {
		Set<String> inserted = MAPPING.columns()
			.stream()
			.filter(MappedColumn::insertable)
			.map((column) -> column.column().name())
			.collect(Collectors.toSet());
		return new ExpressionReader(new MappedProperties("ProductRepository.upsert", MAPPING), this.parameters,
				inserted);
	}

	enum Status {

		ACTIVE, SOLD_OUT

	}

	/**
	 * Its constants have classes of their own.
	 */
	enum Phase {

		FIRST {
			@Override
			boolean last() {
				return false;
			}
		},

		LAST {
			@Override
			boolean last() {
				return true;
			}
		};

		abstract boolean last();

	}

	record Money(BigDecimal amount) {

	}

}
