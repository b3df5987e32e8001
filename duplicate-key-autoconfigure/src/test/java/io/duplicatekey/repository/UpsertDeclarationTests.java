package io.duplicatekey.repository;

import java.lang.reflect.Method;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

import net.bytebuddy.ByteBuddy;
import net.bytebuddy.description.annotation.AnnotationDescription;
import net.bytebuddy.description.modifier.Visibility;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import org.springframework.data.jpa.repository.Modifying;
import org.springframework.data.jpa.repository.NativeQuery;
import org.springframework.data.jpa.repository.Query;
import org.springframework.data.jpa.repository.query.Procedure;
import org.springframework.data.repository.query.Param;

import io.duplicatekey.InvalidDeclarationException;
import io.duplicatekey.repository.shop.BySku;
import io.duplicatekey.repository.shop.Product;
import io.duplicatekey.repository.shop.UpsertRepository;
import io.duplicatekey.upsert.Assign;
import io.duplicatekey.upsert.ManagedCopies;
import io.duplicatekey.upsert.OnDuplicate;
import io.duplicatekey.upsert.Permission;
import io.duplicatekey.upsert.Repeats;
import io.duplicatekey.upsert.Via;
import io.duplicatekey.upsert.Upsert;
import io.duplicatekey.plan.UpsertDefinition;
import io.duplicatekey.upsert.UpsertResult;
import io.duplicatekey.upsert.Upserted;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

class UpsertDeclarationTests {

	@ParameterizedTest
	@ValueSource(strings = { "array", "varargs", "collection", "list", "set", "arrayList", "iterable", "iterator",
			"stream", "wildcard", "typeVariables", "upsertBase" })
	void takesSeveralRowsIn(String method) {
		GivenRows rows = declaration(method).rows();
		assertThat(rows.single()).isFalse();
		assertThat(rows.entityType()).isEqualTo(Product.class);
	}

	@ParameterizedTest
	@ValueSource(strings = { "one", "typeVariable", "upsertAny" })
	void takesOneRow(String method) {
		GivenRows rows = declaration(method).rows();
		assertThat(rows.single()).isTrue();
		assertThat(rows.entityType()).isEqualTo(Product.class);
	}

	@Test
	void takesASubtype() {
		assertThat(declaration("subtype").rows().entityType()).isEqualTo(Book.class);
		assertThat(declaration("subtypes").rows().entityType()).isEqualTo(Book.class);
	}

	@Test
	void takesAnEntityThatIsIterableAsOne() throws NoSuchMethodException {
		Method method = Shelves.class.getMethod("put", Shelf.class);
		GivenRows rows = new UpsertDeclaration(method, Shelves.class, Shelf.class).rows();
		assertThat(rows.single()).isTrue();
	}

	@ParameterizedTest
	@ValueSource(strings = { "nothing", "number", "strings", "raw", "optional", "map", "objects" })
	void refusesOtherRows(String method) {
		UpsertDeclaration declaration = declaration(method);
		assertThatExceptionOfType(InvalidDeclarationException.class).isThrownBy(declaration::rows).satisfies((ex) -> {
			assertThat(ex).hasMessageStartingWith("Rows." + method + " takes ");
			assertThat(ex.getAction())
				.isEqualTo("Make the first parameter one of: Product, Product..., Collection<Product> (or List, Set),"
						+ " Iterable<Product>, Iterator<Product>, Stream<Product>.");
		});
	}

	@Test
	void saysWhatIsTakenAsItIsWritten() {
		assertThatExceptionOfType(InvalidDeclarationException.class).isThrownBy(declaration("strings")::rows)
			.withMessageStartingWith("Rows.strings takes List<String>, which is not, and does not hold, the entity "
					+ Product.class.getName() + ".");
		assertThatExceptionOfType(InvalidDeclarationException.class).isThrownBy(declaration("nothing")::rows)
			.withMessageStartingWith("Rows.nothing takes no rows.");
	}

	@Test
	void returnsWhatIsDeclared() {
		assertThat(resultOf("array")).isEqualTo(Result.NOTHING);
		assertThat(resultOf("collection")).isEqualTo(Result.INT);
		assertThat(resultOf("list")).isEqualTo(Result.LONG);
		assertThat(resultOf("boxedInt")).isEqualTo(Result.INT);
		assertThat(resultOf("boxedLong")).isEqualTo(Result.LONG);
		assertThat(resultOf("set")).isEqualTo(Result.TOTALS);
		assertThat(resultOf("iterable")).isEqualTo(Result.ENTITIES);
		assertThat(resultOf("iterator")).isEqualTo(Result.ENTITIES);
		assertThat(resultOf("stream")).isEqualTo(Result.ENTITIES);
		assertThat(resultOf("typeVariables")).isEqualTo(Result.ENTITIES);
		assertThat(resultOf("arrayList")).isEqualTo(Result.OUTCOMES);
		assertThat(resultOf("varargs")).isEqualTo(Result.OUTCOMES);
		assertThat(resultOf("one")).isEqualTo(Result.ENTITY);
		assertThat(resultOf("typeVariable")).isEqualTo(Result.ENTITY);
		assertThat(resultOf("subtype")).isEqualTo(Result.OUTCOME);
		assertThat(resultOf("subtypes")).isEqualTo(Result.ENTITIES);
	}

	@ParameterizedTest
	@ValueSource(strings = { "returnsBoolean", "returnsShort", "returnsOptional", "returnsStrings", "returnsSet",
			"returnsArrayList", "returnsStream", "returnsOneOfMany", "returnsOneOutcomeOfMany", "returnsUnknown",
			"returnsObjects" })
	void refusesOtherResultsOfSeveralRows(String method) {
		UpsertDeclaration declaration = declaration(method);
		assertThatExceptionOfType(InvalidDeclarationException.class)
			.isThrownBy(() -> declaration.result(declaration.rows()))
			.satisfies((ex) -> {
				assertThat(ex).hasMessageStartingWith("Rows." + method + " returns ")
					.hasMessageContaining(", which an upsert of several rows cannot return.");
				assertThat(ex.getAction())
					.isEqualTo("Return one of: void, int, long, UpsertResult, List<Product>, List<Upserted<Product>>.");
			});
	}

	@ParameterizedTest
	@ValueSource(strings = { "returnsManyOfOne", "returnsManyOutcomesOfOne", "returnsObjectOfOne",
			"returnsBookOfProduct", "returnsStringOutcome" })
	void refusesOtherResultsOfOneRow(String method) {
		UpsertDeclaration declaration = declaration(method);
		assertThatExceptionOfType(InvalidDeclarationException.class)
			.isThrownBy(() -> declaration.result(declaration.rows()))
			.satisfies((ex) -> {
				assertThat(ex).hasMessageStartingWith("Rows." + method + " returns ")
					.hasMessageContaining(", which an upsert of one Product cannot return.");
				assertThat(ex.getAction())
					.isEqualTo("Return one of: void, int, long, UpsertResult, Product, Upserted<Product>.");
			});
	}

	@Test
	void readsEveryAttribute() {
		assertThat(declaration("everything").definition()).isEqualTo(new UpsertDefinition("Rows.everything",
				List.of("tenantId", "sku"), List.of("price"), List.of("name"), Map.of("hits", "#old.hits + #by"),
				"#new.price > #least", Map.of("by", int.class, "least", Long.class), OnDuplicate.KEEP, Permission.ALLOW,
				Permission.ALLOW, ManagedCopies.DETACH, Via.AUTO, Repeats.APPLY));
	}

	@Test
	void readsDefaults() {
		assertThat(declaration("one").definition()).isEqualTo(new UpsertDefinition("Rows.one", List.of(), List.of(),
				List.of(), Map.of(), "", Map.of(), OnDuplicate.UPDATE, Permission.REFUSE, Permission.REFUSE,
				ManagedCopies.REFRESH, Via.AUTO, Repeats.APPLY));
	}

	@Test
	void readsAnAnnotationOfTheUsersOwn() {
		UpsertDefinition definition = declaration("composed").definition();
		assertThat(definition.key()).containsExactly("tenantId", "sku");
		assertThat(definition.onDuplicate()).isEqualTo(OnDuplicate.IGNORE);
	}

	@Test
	void readsTheAnnotationOfAnOverriddenMethod() {
		UpsertDefinition definition = declaration("upsertBase").definition();
		assertThat(definition.where()).isEqualTo("Rows.upsertBase");
	}

	@Test
	void refusesAPropertyThatIsSetTwice() {
		assertThatExceptionOfType(InvalidDeclarationException.class).isThrownBy(declaration("setsTwice")::definition)
			.withMessageStartingWith("Rows.setsTwice sets the property hits twice.");
	}

	@Test
	void refusesTwoParametersOfOneName() {
		assertThatExceptionOfType(InvalidDeclarationException.class).isThrownBy(declaration("sameNames")::definition)
			.withMessageStartingWith("Rows.sameNames has two parameters by.");
	}

	@Test
	void refusesAParameterThatNoExpressionUses() {
		UpsertDeclaration declaration = declaration("unused");
		assertThatExceptionOfType(InvalidDeclarationException.class)
			.isThrownBy(() -> declaration.checkParametersAreUsed(declaration.definition()))
			.withMessage("Rows.unused has a parameter lim that no expression uses. "
					+ "Use it as #lim in when or set, or remove it.");
	}

	@Test
	void refusesAParameterWithoutAName() throws NoSuchMethodException {
		// As compiled without -parameters.
		Class<?> type = new ByteBuddy().makeInterface()
			.name("Nameless")
			.defineMethod("upsert", void.class, Visibility.PUBLIC)
			.withParameters(Product.class, int.class)
			.withoutCode()
			.annotateMethod(AnnotationDescription.Builder.ofType(Upsert.class).build())
			.make()
			.load(getClass().getClassLoader())
			.getLoaded();
		UpsertDeclaration declaration = new UpsertDeclaration(type.getMethod("upsert", Product.class, int.class), type,
				Product.class);
		assertThatExceptionOfType(InvalidDeclarationException.class).isThrownBy(declaration::definition)
			.withMessageStartingWith("Nameless.upsert has a parameter of type int without a name.")
			.satisfies((ex) -> assertThat(ex.getAction())
				.isEqualTo("Compile with -parameters, or annotate it with @Param(\"name\")."));
	}

	@ParameterizedTest
	@ValueSource(strings = { "withBody", "withQuery", "withNativeQuery", "withModifying", "withProcedure" })
	void refusesWhatElseWouldRun(String method) {
		assertThatExceptionOfType(InvalidDeclarationException.class).isThrownBy(declaration(method)::check)
			.satisfies((ex) -> assertThat(ex).hasMessageStartingWith("Rows." + method + " has "));
	}

	@Test
	void refusesAStaticMethod() throws NoSuchMethodException {
		UpsertDeclaration declaration = new UpsertDeclaration(Rows.class.getMethod("withStaticBody", Product.class),
				Rows.class, Product.class);
		assertThatExceptionOfType(InvalidDeclarationException.class).isThrownBy(declaration::check)
			.withMessageStartingWith("Rows.withStaticBody has @Upsert and a body, which would never run.");
	}

	private static Result resultOf(String method) {
		UpsertDeclaration declaration = declaration(method);
		return declaration.result(declaration.rows());
	}

	private static UpsertDeclaration declaration(String name) {
		Method method = Arrays.stream(Rows.class.getMethods())
			.filter((candidate) -> candidate.getName().equals(name) && !candidate.isBridge())
			.findFirst()
			.orElseThrow();
		return new UpsertDeclaration(method, Rows.class, Product.class);
	}

	abstract static class Book extends Product {

	}

	abstract static class Shelf implements Iterable<Shelf> {

	}

	interface Shelves {

		void put(Shelf shelf);

	}

	@SuppressWarnings("rawtypes")
	interface Rows extends UpsertRepository<Product, Long> {

		@Override
		UpsertResult upsertBase(Collection<Product> rows);

		@Upsert(when = "#new.stock > #limit")
		void unused(Collection<Product> rows, @Param("limit") int most, @Param("lim") int unused);

		@Upsert
		void array(Product[] rows);

		@Upsert
		Iterable<Upserted<Product>> varargs(Product... rows);

		@Upsert
		int collection(Collection<Product> rows);

		@Upsert
		long list(List<Product> rows);

		@Upsert
		Integer boxedInt(List<Product> rows);

		@Upsert
		Long boxedLong(Product row);

		@Upsert
		UpsertResult set(Set<Product> rows);

		@Upsert
		List<Upserted<Product>> arrayList(ArrayList<Product> rows);

		@Upsert
		List<Product> iterable(Iterable<Product> rows);

		@Upsert
		Collection<Product> iterator(Iterator<Product> rows);

		@Upsert
		Iterable<Product> stream(Stream<Product> rows);

		@Upsert
		void wildcard(Collection<? extends Product> rows);

		@Upsert
		<S extends Product> List<S> typeVariables(Iterable<S> rows);

		@Upsert
		Product one(Product row);

		@Upsert
		<S extends Product> S typeVariable(S row);

		@Upsert
		Upserted<Book> subtype(Book row);

		@Upsert
		List<Product> subtypes(List<Book> rows);

		@Upsert
		void nothing();

		@Upsert
		void number(long row);

		@Upsert
		void strings(List<String> rows);

		@Upsert
		void raw(Collection rows);

		@Upsert
		void optional(Optional<Product> row);

		@Upsert
		void map(Map<String, Product> rows);

		@Upsert
		void objects(List<Object> rows);

		@Upsert
		boolean returnsBoolean(List<Product> rows);

		@Upsert
		short returnsShort(List<Product> rows);

		@Upsert
		Optional<Product> returnsOptional(List<Product> rows);

		@Upsert
		List<String> returnsStrings(List<Product> rows);

		@Upsert
		Set<Product> returnsSet(List<Product> rows);

		@Upsert
		ArrayList<Product> returnsArrayList(List<Product> rows);

		@Upsert
		Stream<Product> returnsStream(List<Product> rows);

		@Upsert
		Product returnsOneOfMany(List<Product> rows);

		@Upsert
		Upserted<Product> returnsOneOutcomeOfMany(List<Product> rows);

		@Upsert
		List<?> returnsUnknown(List<Product> rows);

		@Upsert
		List<Object> returnsObjects(List<Product> rows);

		@Upsert
		List<Product> returnsManyOfOne(Product row);

		@Upsert
		List<Upserted<Product>> returnsManyOutcomesOfOne(Product row);

		@Upsert
		Object returnsObjectOfOne(Product row);

		@Upsert
		Book returnsBookOfProduct(Product row);

		@Upsert
		Upserted<String> returnsStringOutcome(Product row);

		@Upsert(key = { "tenantId", "sku" }, update = "price", exclude = "name",
				set = @Assign(property = "hits", value = "#old.hits + #by"), when = "#new.price > #least",
				onDuplicate = OnDuplicate.KEEP, otherKeys = Permission.ALLOW, cascades = Permission.ALLOW,
				managedCopies = ManagedCopies.DETACH)
		void everything(Product row, int by, @Param("least") Long price);

		@BySku(onDuplicate = OnDuplicate.IGNORE)
		void composed(Product row);

		@Upsert(set = { @Assign(property = "hits", value = "1"), @Assign(property = "hits", value = "2") })
		void setsTwice(Product row);

		@Upsert
		void sameNames(Product row, int by, @Param("by") int other);

		@Upsert
		default void withBody(Product row) {
		}

		@Upsert
		static void withStaticBody(Product row) {
		}

		@Upsert
		@Query("select 1")
		void withQuery(Product row);

		@Upsert
		@NativeQuery("select 1")
		void withNativeQuery(Product row);

		@Upsert
		@Modifying
		void withModifying(Product row);

		@Upsert
		@Procedure
		void withProcedure(Product row);

	}

}
