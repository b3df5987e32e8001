package io.duplicatekey.plan;

import java.time.LocalDateTime;
import java.util.List;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

import io.duplicatekey.InvalidDeclarationException;
import io.duplicatekey.plan.MappedColumn.Role;
import io.duplicatekey.sql.Column;
import io.duplicatekey.sql.OnHit;
import io.duplicatekey.upsert.OnDuplicate;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

class UpsertPlannerTests {

	@Test
	void anAssignedIdIsTheKey() {
		UpsertPlan plan = plan(Definitions.upsert(),
				Mappings.of("Country").id("code", String.class).data("name", String.class).unique("name"));
		assertThat(plan.insert().key()).containsExactly("code");
		assertThat(columns(plan)).containsExactly("code", "name");
		assertThat(data(plan)).containsExactly("name = new.name");
	}

	@Test
	void allPartsOfAnAssignedIdAreTheKey() {
		UpsertPlan plan = plan(Definitions.upsert(),
				Mappings.of("Stock")
					.id("id.tenant", Long.class)
					.id("id.sku", String.class)
					.data("count", Integer.class));
		assertThat(plan.insert().key()).containsExactly("id_tenant", "id_sku");
	}

	@Test
	void aNaturalIdIsTheKeyWhereTheIdIsGenerated() {
		UpsertPlan plan = plan(Definitions.upsert(),
				Mappings.product().data("ean", String.class).unique("ean").naturalId("ean"));
		assertThat(plan.insert().key()).containsExactly("ean");
	}

	@Test
	void theOnlyUniqueConstraintIsTheKeyWhereTheIdIsGenerated() {
		UpsertPlan plan = plan(Definitions.upsert(), Mappings.product());
		assertThat(plan.insert().key()).containsExactly("sku");
		assertThat(columns(plan)).containsExactly("sku", "price", "stock");
		assertThat(data(plan)).containsExactly("price = new.price", "stock = new.stock");
	}

	@Test
	void aConstraintThatIsDeclaredTwiceIsOne() {
		UpsertPlan plan = plan(Definitions.upsert(),
				Mappings.of("Product")
					.generatedId("id", Long.class)
					.data("tenant", Long.class)
					.data("sku", String.class)
					.unique("tenant", "sku")
					.unique("sku", "tenant"));
		assertThat(plan.insert().key()).containsExactly("tenant", "sku");
	}

	@Test
	void aConstraintFindsItsColumnsWhateverTheirCase() {
		UpsertPlan plan = plan(Definitions.upsert(),
				Mappings.of("Product").generatedId("id", Long.class).data("sku", String.class).unique("SKU"));
		assertThat(plan.insert().key()).containsExactly("sku");
	}

	@Test
	void severalConstraintsAreCandidatesOnly() {
		InvalidDeclarationException refusal = refusal(Definitions.upsert(),
				Mappings.product().data("tenantId", Long.class).data("ean", String.class).unique("tenant_id", "ean"));
		assertThat(refusal)
			.hasMessageStartingWith("ProductRepository.upsert: the server generates the id of Product, and there is "
					+ "no natural id and more than one unique constraint, so nothing says which rows are the same.");
		assertThat(refusal.getAction()).isEqualTo("Name the key: key = \"sku\", or key = {\"tenantId\", \"ean\"}, or "
				+ "key = \"id\" if the rows have their ids.");
	}

	@Test
	void withoutAConstraintTheIndexCanBeInTheDatabaseOnly() {
		InvalidDeclarationException refusal = refusal(Definitions.upsert(),
				Mappings.of("Note").generatedId("id", Long.class).data("text", String.class));
		assertThat(refusal).hasMessageContaining("no natural id and no unique constraint");
		assertThat(refusal.getAction())
			.isEqualTo("Name as the key the properties of a unique index of the table, from text, or "
					+ "key = \"id\" if the rows have their ids.");
	}

	@Test
	void aTableWithoutIdAndConstraintHasItsPropertiesAsCandidates() {
		InvalidDeclarationException refusal = refusal(Definitions.upsert(),
				Mappings.of("log").data("day", String.class).data("hits", Integer.class));
		assertThat(refusal).hasMessageContaining("log has no id, and there is no natural id");
		assertThat(refusal.getAction())
			.isEqualTo("Name as the key the properties of a unique index of the table, from day, hits.");
	}

	@Test
	void aConstraintOnAnUnmappedColumnIsRefused() {
		InvalidDeclarationException refusal = refusal(Definitions.upsert(),
				Mappings.of("Product").generatedId("id", Long.class).data("sku", String.class).unique("tenant"));
		assertThat(refusal).hasMessageContaining("the unique constraint on tenant cannot be the key");
		assertThat(refusal.getAction()).contains("id, sku");
	}

	@Test
	void aGeneratedIdIsInsertedWhereItIsTheDeclaredKey() {
		UpsertPlan plan = plan(Definitions.upsert().key("id"), Mappings.product());
		assertThat(plan.insert().key()).containsExactly("id");
		assertThat(columns(plan)).containsExactly("id", "sku", "price", "stock");
		assertThat(plan.columns()).extracting(MappedColumn::property).containsExactly("id", "sku", "price", "stock");
	}

	@Test
	void theNameOfAnAssociationSelectsAllOfItsColumns() {
		UpsertPlan plan = plan(Definitions.upsert().key("customer"),
				Mappings.of("Account")
					.generatedId("id", Long.class)
					.data("customer.tenant", Long.class)
					.data("customer.number", Long.class)
					.data("customerNote", String.class));
		assertThat(plan.insert().key()).containsExactly("customer_tenant", "customer_number");
		assertThat(data(plan)).containsExactly("customer_note = new.customer_note");
	}

	@Test
	void keysKeepTheOrderInWhichTheyAreDeclared() {
		assertThat(plan(Definitions.upsert().key("stock", "sku"), Mappings.product()).insert().key())
			.containsExactly("stock", "sku");
	}

	@Test
	void anUnknownKeyIsRefusedWithTheNearestName() {
		InvalidDeclarationException refusal = refusal(Definitions.upsert().key("skuu"), Mappings.product());
		assertThat(refusal)
			.hasMessageStartingWith("ProductRepository.upsert: key names 'skuu', which is no property of Product.");
		assertThat(refusal.getAction())
			.isEqualTo("Did you mean 'sku'? The properties of Product are id, sku, price, stock.");
	}

	@Test
	void aNameThatIsFarFromAllIsAnsweredWithAllNames() {
		assertThat(refusal(Definitions.upsert().key("warehouse"), Mappings.product()).getAction())
			.isEqualTo("The properties of Product are id, sku, price, stock.");
	}

	@Test
	void aPropertyCannotBeTwiceInTheKey() {
		assertThat(refusal(Definitions.upsert().key("sku", "sku"), Mappings.product()))
			.hasMessageContaining("key names the column sku twice");
	}

	@Test
	void aPartOfANamedPropertyCannotBeInTheKeyOnceMore() {
		InvalidDeclarationException refusal = refusal(Definitions.upsert().key("customer", "customer.id"),
				Mappings.of("Account").generatedId("id", Long.class).data("customer.id", Long.class));
		assertThat(refusal).hasMessageContaining("the second time as 'customer.id'");
		assertThat(refusal.getAction()).isEqualTo("Leave 'customer.id' out.");
	}

	@Test
	void aKeyThatIsNotInsertedIsRefused() {
		InvalidDeclarationException refusal = refusal(Definitions.upsert().key("code"),
				Mappings.product().column("code", String.class, Role.DATA, false, true));
		assertThat(refusal).hasMessageStartingWith(
				"ProductRepository.upsert: the key has 'code', which Product maps as not insertable.");
	}

	@Test
	void aKeyCanBeThePropertyThatSharesTheColumnOfAnAssociation() {
		UpsertPlan plan = plan(Definitions.upsert().key("customerId"),
				Mappings.of("Account")
					.generatedId("id", Long.class)
					.data("customer.id", Long.class)
					.column("customerId", "customer_id", Long.class, Role.DATA, false, false)
					.data("name", String.class));
		assertThat(plan.insert().key()).containsExactly("customer_id");
		assertThat(data(plan)).containsExactly("name = new.name");
	}

	@Test
	void theVersionCannotBeInTheKey() {
		assertThat(
				refusal(Definitions.upsert().key("sku", "version"), Mappings.product().version("version", Long.class)))
			.hasMessageContaining("key names 'version', which is the version");
	}

	@Test
	void whatIsNotInsertableIsNotInserted() {
		UpsertPlan plan = plan(Definitions.upsert(),
				Mappings.product().column("total", Integer.class, Role.DATA, false, true));
		assertThat(columns(plan)).containsExactly("sku", "price", "stock");
		assertThat(data(plan)).containsExactly("price = new.price", "stock = new.stock");
	}

	@Test
	void aDiscriminatorIsInsertedAndNeverChanged() {
		UpsertPlan plan = plan(Definitions.upsert(), Mappings.product().discriminator("dtype"));
		assertThat(columns(plan)).containsExactly("sku", "price", "stock", "dtype");
		assertThat(data(plan)).containsExactly("price = new.price", "stock = new.stock");
	}

	@Test
	void whatIsSetOnInsertOnlyOrNotUpdatableDoesNotChange() {
		UpsertPlan plan = plan(Definitions.upsert(),
				Mappings.product()
					.insertOnly("createdAt", LocalDateTime.class)
					.column("origin", String.class, Role.DATA, true, false));
		assertThat(columns(plan)).endsWith("created_at", "origin");
		assertThat(data(plan)).containsExactly("price = new.price", "stock = new.stock");
	}

	@Test
	void updateNamesWhatChanges() {
		assertThat(data(plan(Definitions.upsert().update("stock"), Mappings.product())))
			.containsExactly("stock = new.stock");
	}

	@Test
	void assignmentsKeepTheOrderOfTheMapping() {
		assertThat(data(plan(Definitions.upsert().update("stock", "price"), Mappings.product())))
			.containsExactly("price = new.price", "stock = new.stock");
	}

	@Test
	void excludeNamesWhatDoesNotChange() {
		assertThat(data(plan(Definitions.upsert().exclude("stock"), Mappings.product())))
			.containsExactly("price = new.price");
	}

	@Test
	void anEmbeddableIsExcludedWithAllOfItsParts() {
		Mappings mapping = Mappings.product()
			.data("address.city", String.class)
			.data("address.geo.lat", Double.class)
			.data("addressee", String.class);
		assertThat(data(plan(Definitions.upsert().exclude("address", "price", "stock"), mapping)))
			.containsExactly("addressee = new.addressee");
	}

	@ParameterizedTest
	@CsvSource(delimiter = '|', textBlock = """
			sku       | it is part of the key
			id        | it is part of the id
			version   | it is the version, which every change of the row changes
			createdAt | it is set on insert only
			origin    | it is mapped as not updatable
			""")
	void whatCannotChangeCannotBeInUpdateOrSet(String property, String reason) {
		Mappings mapping = Mappings.product()
			.version("version", Long.class)
			.insertOnly("createdAt", LocalDateTime.class)
			.column("origin", String.class, Role.DATA, true, false);
		assertThat(refusal(Definitions.upsert().update("price", property), mapping)).hasMessageStartingWith(
				"ProductRepository.upsert: update cannot change '" + property + "': " + reason + ".");
		assertThat(refusal(Definitions.upsert().set(property, "null"), mapping))
			.hasMessageStartingWith("ProductRepository.upsert: set cannot change '" + property + "': " + reason + ".");
	}

	@Test
	void whatIsNotInsertedHasNoNewValueToUpdateTo() {
		Mappings mapping = Mappings.product().column("total", Integer.class, Role.DATA, false, true);
		InvalidDeclarationException refusal = refusal(Definitions.upsert().update("total"), mapping);
		assertThat(refusal)
			.hasMessageStartingWith("ProductRepository.upsert: update cannot change 'total': it is mapped as not "
					+ "insertable, so the given row has no value for it.");
		assertThat(refusal.getAction()).isEqualTo("Say with set what it becomes, or leave it out of update.");
		assertThat(data(plan(Definitions.upsert().set("total", "#old.total + #new.stock"), mapping)))
			.endsWith("total = ADD(old.total, new.stock)");
	}

	@Test
	void whoNamesAnEmbeddableWithAPartThatCannotChangeGetsTheOtherParts() {
		Mappings mapping = Mappings.product()
			.data("address.city", String.class)
			.insertOnly("address.since", LocalDateTime.class)
			.data("address.zip", String.class);
		InvalidDeclarationException refusal = refusal(Definitions.upsert().update("address"), mapping);
		assertThat(refusal).hasMessageContaining("update cannot change 'address.since'");
		assertThat(refusal.getAction())
			.isEqualTo("Leave it out of update, and name the other parts: address.city, address.zip.");
	}

	@ParameterizedTest
	@ValueSource(strings = { "update", "exclude", "set" })
	void unknownNamesAreRefusedEverywhere(String attribute) {
		Definitions definition = switch (attribute) {
			case "update" -> Definitions.upsert().update("prize");
			case "exclude" -> Definitions.upsert().exclude("prize");
			default -> Definitions.upsert().set("prize", "1");
		};
		InvalidDeclarationException refusal = refusal(definition, Mappings.product());
		assertThat(refusal).hasMessageStartingWith(
				"ProductRepository.upsert: " + attribute + " names 'prize', which is no property of Product.");
		assertThat(refusal.getAction()).startsWith("Did you mean 'price'?");
	}

	@Test
	void updateAndExcludeContradictEachOther() {
		assertThat(refusal(Definitions.upsert().update("price").exclude("stock"), Mappings.product()))
			.hasMessageContaining("it has both update and exclude");
	}

	@Test
	void setReplacesTheValueOfAProperty() {
		assertThat(data(plan(Definitions.upsert().set("stock", "#old.stock + #new.stock"), Mappings.product())))
			.containsExactly("price = new.price", "stock = ADD(old.stock, new.stock)");
	}

	@Test
	void setAddsToUpdate() {
		Definitions definition = Definitions.upsert().update("price").set("stock", "#old.stock + 1");
		assertThat(data(plan(definition, Mappings.product()))).containsExactly("price = new.price",
				"stock = ADD(old.stock, 1)");
	}

	@Test
	void setNeedsAPropertyOfOneColumn() {
		Mappings mapping = Mappings.product().data("size.width", Integer.class).data("size.height", Integer.class);
		InvalidDeclarationException refusal = refusal(Definitions.upsert().set("size", "1"), mapping);
		assertThat(refusal).hasMessageContaining("set names 'size', which has 2 columns");
		assertThat(refusal.getAction()).isEqualTo("Name one of them: size.width, size.height.");
	}

	@Test
	void setTakesTheNameOfAnAssociationOfOneColumn() {
		Mappings mapping = Mappings.product().data("owner.id", Long.class);
		assertThat(data(plan(Definitions.upsert().update("price").set("owner", "#old.owner ?: #new.owner"), mapping)))
			.contains("owner_id = COALESCE(old.owner_id, new.owner_id)");
	}

	@Test
	void aPropertyCannotBeSetTwice() {
		Mappings mapping = Mappings.product().data("owner.id", Long.class);
		assertThat(refusal(Definitions.upsert().set("owner", "1").set("owner.id", "2"), mapping))
			.hasMessageContaining("set names the column owner_id twice");
	}

	@Test
	void propertiesCannotBeSetInACircle() {
		InvalidDeclarationException refusal = refusal(
				Definitions.upsert().set("price", "#old.stock").set("stock", "#old.price"), Mappings.product());
		assertThat(refusal)
			.hasMessageStartingWith("ProductRepository.upsert: set cannot give values to price, stock that read each "
					+ "other: the server assigns one after the other, and the later one would read what the earlier one "
					+ "has become.");
		assertThat(refusal.getAction()).isEqualTo("Let one of them read #new, a parameter or itself only.");
	}

	@Test
	void aPropertyCanBeSetToTheStoredValueOfAnother() {
		assertThat(data(plan(Definitions.upsert().set("price", "#old.stock"), Mappings.product())))
			.containsExactly("price = old.stock", "stock = new.stock");
	}

	@Test
	void aPropertyCannotBeInSetAndExclude() {
		assertThat(refusal(Definitions.upsert().exclude("stock").set("stock", "1"), Mappings.product()))
			.hasMessageContaining("'stock' is in set and in exclude");
	}

	@Test
	void whatIsTouchedChangesOnlyWithTheData() {
		Mappings mapping = Mappings.product().touched("updatedAt", LocalDateTime.class);
		OnHit.Update update = update(plan(Definitions.upsert().update("price"), mapping));
		assertThat(Written.of(update.data())).containsExactly("price = new.price");
		assertThat(Written.of(update.touched())).containsExactly("updated_at = new.updated_at");
	}

	@Test
	void whatIsTouchedIsDataWhereItIsNamed() {
		Mappings mapping = Mappings.product().touched("updatedAt", LocalDateTime.class);
		OnHit.Update update = update(plan(Definitions.upsert().update("updatedAt"), mapping));
		assertThat(Written.of(update.data())).containsExactly("updated_at = new.updated_at");
		assertThat(update.touched()).isEmpty();
	}

	@Test
	void whatIsTouchedCanBeExcluded() {
		Mappings mapping = Mappings.product().touched("updatedAt", LocalDateTime.class);
		OnHit.Update update = update(plan(Definitions.upsert().exclude("updatedAt"), mapping));
		assertThat(Written.of(update.data())).containsExactly("price = new.price", "stock = new.stock");
		assertThat(update.touched()).isEmpty();
	}

	@Test
	void whatIsTouchedStaysSoWithAValueOfItsOwn() {
		Mappings mapping = Mappings.product().touched("updatedBy", String.class);
		OnHit.Update update = update(plan(Definitions.upsert().set("updatedBy", "'import'"), mapping));
		assertThat(Written.of(update.data())).containsExactly("price = new.price", "stock = new.stock");
		assertThat(Written.of(update.touched())).containsExactly("updated_by = 'import'~updated_by");
	}

	@Test
	void whatIsTouchedWithAValueOfItsOwnIsDataWhereItIsNamed() {
		Mappings mapping = Mappings.product().touched("updatedBy", String.class);
		OnHit.Update update = update(
				plan(Definitions.upsert().update("updatedBy").set("updatedBy", "'import'"), mapping));
		assertThat(Written.of(update.data())).containsExactly("updated_by = 'import'~updated_by");
		assertThat(update.touched()).isEmpty();
	}

	@ParameterizedTest
	@ValueSource(classes = { Long.class, long.class, Integer.class, Short.class })
	void aVersionOfANumberCountsFromTheStoredOne(Class<?> type) {
		UpsertPlan plan = plan(Definitions.upsert().update("price"), Mappings.product().version("version", type));
		assertThat(Written.of(update(plan).touched())).containsExactly("version = ADD(old.version, 1)");
		assertThat(columns(plan)).endsWith("version");
	}

	@Test
	void aVersionOfATimeBecomesTheGivenOne() {
		UpsertPlan plan = plan(Definitions.upsert(), Mappings.product().version("version", LocalDateTime.class));
		assertThat(Written.of(update(plan).touched())).containsExactly("version = new.version");
	}

	@Test
	void theVersionCannotBeExcluded() {
		assertThat(refusal(Definitions.upsert().exclude("version"), Mappings.product().version("version", Long.class)))
			.hasMessageContaining("exclude names 'version', which is the version");
	}

	@Test
	void whereNothingCanChangeTheRowIsKept() {
		Mappings mapping = Mappings.of("Membership")
			.id("user.id", Long.class)
			.id("team.id", Long.class)
			.touched("updatedAt", LocalDateTime.class)
			.version("version", Long.class);
		assertThat(plan(Definitions.upsert(), mapping).insert().onHit()).isEqualTo(new OnHit.Keep());
	}

	@Test
	void whereAllIsExcludedTheRowIsKept() {
		assertThat(plan(Definitions.upsert().exclude("price", "stock"), Mappings.product()).insert().onHit())
			.isEqualTo(new OnHit.Keep());
	}

	@Test
	void aConditionForNothingIsRefused() {
		assertThat(refusal(Definitions.upsert().exclude("price", "stock").when("#new.price > #old.price"),
				Mappings.product()))
			.hasMessageContaining("when has no effect, because no property is left that could change");
	}

	@Test
	void aTouchThatNothingSetsOffIsRefused() {
		Mappings mapping = Mappings.product().touched("updatedAt", LocalDateTime.class);
		assertThat(refusal(Definitions.upsert().exclude("price", "stock").set("updatedAt", "now()"), mapping))
			.hasMessageContaining("set has no effect, because no property is left that could change");
	}

	@Test
	void aConditionIsPartOfThePlan() {
		UpsertPlan plan = plan(Definitions.upsert().when("#new.price > #old.price"), Mappings.product());
		assertThat(Written.of(update(plan).when())).isEqualTo("GREATER(new.price, old.price)");
	}

	@Test
	void withoutAConditionThereIsNone() {
		assertThat(update(plan(Definitions.upsert(), Mappings.product())).when()).isNull();
	}

	@Test
	void eachModeHasItsPlan() {
		assertThat(onHit(OnDuplicate.KEEP)).isEqualTo(new OnHit.Keep());
		assertThat(onHit(OnDuplicate.IGNORE)).isEqualTo(new OnHit.Ignore());
		assertThat(onHit(OnDuplicate.REPLACE)).isEqualTo(new OnHit.Replace());
		assertThat(onHit(OnDuplicate.IF_ABSENT)).isEqualTo(new OnHit.Absent());
	}

	@ParameterizedTest
	@EnumSource(value = OnDuplicate.class, mode = EnumSource.Mode.EXCLUDE, names = "UPDATE")
	void otherModesThanUpdateTakeNothingThatSaysWhatChanges(OnDuplicate mode) {
		assertThat(List.of(Definitions.upsert().update("price"), Definitions.upsert().exclude("price"),
				Definitions.upsert().set("price", "1"), Definitions.upsert().when("#new.price > 1")))
			.allSatisfy((definition) -> assertThat(refusal(definition.onDuplicate(mode), Mappings.product()))
				.hasMessageContaining(" has no effect with onDuplicate = " + mode));
	}

	@Test
	void whatAModeDoesNotTakeIsNamedWithTheModeThatDoes() {
		InvalidDeclarationException refusal = refusal(
				Definitions.upsert().when("#new.price > 1").onDuplicate(OnDuplicate.KEEP), Mappings.product());
		assertThat(refusal)
			.hasMessageStartingWith("ProductRepository.upsert: when has no effect with onDuplicate = KEEP, which "
					+ "leaves the stored row as it is.");
		assertThat(refusal.getAction()).isEqualTo("Remove when, or write onDuplicate = UPDATE.");
	}

	@ParameterizedTest
	@ValueSource(strings = { "old", "new" })
	void aParameterCannotHaveTheNameOfARow(String name) {
		assertThat(refusal(Definitions.upsert().parameter(name, String.class), Mappings.product()))
			.hasMessageContaining("a parameter has the name '" + name + "'");
	}

	@Test
	void aPlanKeepsWhatItWasMadeOf() {
		UpsertDefinition definition = Definitions.upsert().build();
		TableMapping mapping = Mappings.product().build("shop");
		UpsertPlan plan = UpsertPlanner.plan(definition, mapping);
		assertThat(plan.definition()).isSameAs(definition);
		assertThat(plan.mapping()).isSameAs(mapping);
		assertThat(plan.insert().table()).isEqualTo(mapping.table());
		assertThat(plan.columns()).extracting(MappedColumn::column).isEqualTo(plan.insert().columns());
	}

	private static OnHit onHit(OnDuplicate mode) {
		UpsertPlan plan = plan(Definitions.upsert().onDuplicate(mode), Mappings.product());
		assertThat(plan.insert().key()).containsExactly("sku");
		return plan.insert().onHit();
	}

	private static UpsertPlan plan(Definitions definition, Mappings mapping) {
		return UpsertPlanner.plan(definition.build(), mapping.build());
	}

	private static InvalidDeclarationException refusal(Definitions definition, Mappings mapping) {
		InvalidDeclarationException refusal = catchThrowableOfType(InvalidDeclarationException.class,
				() -> plan(definition, mapping));
		assertThat(refusal).as("a refusal").isNotNull();
		assertThat(refusal).hasMessageStartingWith("ProductRepository.upsert: ");
		return refusal;
	}

	private static List<String> columns(UpsertPlan plan) {
		return plan.insert().columns().stream().map(Column::name).toList();
	}

	private static OnHit.Update update(UpsertPlan plan) {
		return (OnHit.Update) plan.insert().onHit();
	}

	private static List<String> data(UpsertPlan plan) {
		return Written.of(update(plan).data());
	}

}
