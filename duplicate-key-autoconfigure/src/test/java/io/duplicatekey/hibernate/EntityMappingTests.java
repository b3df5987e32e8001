package io.duplicatekey.hibernate;

import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

import jakarta.persistence.Column;
import jakarta.persistence.Embeddable;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Index;
import jakarta.persistence.Inheritance;
import jakarta.persistence.InheritanceType;
import jakarta.persistence.MappedSuperclass;
import jakarta.persistence.SecondaryTable;
import jakarta.persistence.Table;
import jakarta.persistence.UniqueConstraint;
import org.hibernate.SessionFactory;
import org.hibernate.annotations.CurrentTimestamp;
import org.hibernate.annotations.Subselect;
import org.hibernate.cfg.Configuration;
import org.hibernate.engine.spi.SessionFactoryImplementor;
import org.hibernate.generator.EventType;
import org.hibernate.persister.entity.EntityPersister;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

import io.duplicatekey.InvalidDeclarationException;
import io.duplicatekey.hibernate.mapped.Audits;
import io.duplicatekey.hibernate.mapped.Basics;
import io.duplicatekey.hibernate.mapped.Generations;
import io.duplicatekey.hibernate.mapped.Kinds;
import io.duplicatekey.hibernate.mapped.Parts;
import io.duplicatekey.hibernate.mapped.References;
import io.duplicatekey.sql.OnHit;
import io.duplicatekey.sql.TableName;
import io.duplicatekey.upsert.ManagedCopies;
import io.duplicatekey.plan.MappedColumn;
import io.duplicatekey.upsert.OnDuplicate;
import io.duplicatekey.upsert.Permission;
import io.duplicatekey.upsert.Repeats;
import io.duplicatekey.upsert.Via;
import io.duplicatekey.plan.UpsertDefinition;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

/**
 * Tests for {@link EntityMapping}, on mappings without a database.
 */
@SuppressWarnings({ "unused", "deprecation" })
class EntityMappingTests {

	private static SessionFactory factory;

	@BeforeAll
	static void build() {
		Configuration configuration = new Configuration();
		Stream
			.of(Basics.class, Parts.class, References.class, Generations.class, Kinds.class, Audits.class,
					EntityMappingTests.class)
			.flatMap((holder) -> Stream.concat(Stream.of(holder), Stream.of(holder.getDeclaredClasses())))
			.filter((type) -> type.isAnnotationPresent(Entity.class) || type.isAnnotationPresent(Embeddable.class)
					|| type.isAnnotationPresent(MappedSuperclass.class))
			.forEach(configuration::addAnnotatedClass);
		configuration.addAttributeConverter(Basics.MoneyConverter.class);
		configuration.setProperty("hibernate.dialect", "org.hibernate.dialect.MySQLDialect");
		configuration.setProperty("hibernate.boot.allow_jdbc_metadata_access", "false");
		EntityUnit.properties().forEach((name, value) -> configuration.setProperty(name, value.toString()));
		configuration.setProperty("hibernate.hbm2ddl.auto", "none");
		factory = configuration.buildSessionFactory();
	}

	@AfterAll
	static void close() {
		factory.close();
	}

	@Test
	void embeddables() {
		assertThat(columns(Parts.Embedding.class)).containsExactlyInAnyOrder("id: id GENERATED_ID",
				"key: key DATA updated", "groupName: group_name DATA updated", "billing.street: street DATA updated",
				"billing.zip: zip_code DATA updated", "billing.point.x: x DATA updated",
				"billing.point.y: y DATA updated", "shipping.street: to_street DATA updated",
				"shipping.zip: select DATA updated", "shipping.point.x: to_x DATA updated",
				"shipping.point.y: to_y DATA updated", "range.lower: lower DATA updated",
				"range.upper: upper DATA updated", "version: version VERSION updated");
	}

	@Test
	void compositeIds() {
		assertThat(columns(Parts.Slot.class)).containsExactlyInAnyOrder("id.room: room ID", "id.hour: hour_no ID",
				"title: title DATA updated");
		assertThat(columns(Parts.Line.class)).containsExactlyInAnyOrder("orderNo: order_no ID", "lineNo: line_no ID",
				"article: article DATA updated");
		assertThat(columns(References.Position.class)).containsExactlyInAnyOrder("purchase.id: purchase_id ID",
				"number: position_no ID", "article: article DATA updated");
	}

	@Test
	void associations() {
		assertThat(columns(References.Purchase.class)).containsExactlyInAnyOrder("id: id ID",
				"customer.id: bought_by DATA updated", "customerNo: bought_by DATA not inserted",
				"byCode.code: by_code DATA updated", "byRegion.region: ref_region DATA updated",
				"byRegion.number: ref_number DATA updated", "slot.id.room: slot_room DATA updated",
				"slot.id.hour: slot_hour DATA updated", "line.orderNo: line_order_no DATA updated",
				"line.lineNo: line_line_no DATA updated");
	}

	@Test
	void idFromAnAssociationIsWrittenOnce() {
		assertThat(columns(References.Profile.class)).contains("id: owner_id ID", "about: about DATA updated")
			.filteredOn((column) -> column.contains("owner_id") && !column.contains("not inserted"))
			.hasSize(1);
	}

	@Test
	void superclassAndAccessByProperty() {
		assertThat(columns(Parts.Accessed.class)).containsExactlyInAnyOrder("id: id ID", "name: the name DATA updated",
				"amount: amount DATA updated");
	}

	@Test
	void whatIsNotInsertableOrUpdatable() {
		assertThat(columns(Parts.Restricted.class)).containsExactlyInAnyOrder("id: id ID", "first: first INSERT_ONLY",
				"later: later DATA not inserted updated", "alias: later DATA not inserted",
				"plain: plain DATA updated");
		assertThat(columns(Parts.Fixed.class)).contains("text: text DATA");
	}

	@Test
	void generatedValues() {
		assertThat(columns(Generations.Times.class)).containsExactlyInAnyOrder("id: id MADE_ID",
				"code: code INSERT_ONLY", "name: name DATA updated", "createdAt: created_at INSERT_ONLY",
				"updatedAt: updated_at TOUCHED updated", "stampedAt: stamped_at TOUCHED updated by now",
				"insertedAt: inserted_at INSERT_ONLY by now", "nameLength: name_length TOUCHED updated",
				"stamps.made: made INSERT_ONLY", "stamps.changed: changed TOUCHED updated",
				"stamps.reason: reason DATA updated", "persisted: persisted DATA updated",
				"version: version VERSION updated");
	}

	@Test
	void computedByTheServer() {
		assertThat(columns(Generations.Computed.class)).contains("total: total DATA not inserted",
				"byDefault: by_default DATA not inserted", "bySql: by_sql INSERT_ONLY by upper('fragment')");
		assertThat(mapping(Generations.Computed.class).columns())
			.filteredOn((column) -> column.generation() == Generation.SERVER && column.mayDiffer())
			.extracting((column) -> column.mapped().property())
			.containsExactlyInAnyOrder("total", "byDefault", "bySql");
	}

	@Test
	void auditing() {
		assertThat(columns(Audits.Audited.class)).contains("createdAt: created_at INSERT_ONLY",
				"by.creator: creator INSERT_ONLY", "by.changer: changer TOUCHED updated",
				"changedAt: changed_at TOUCHED updated");
	}

	@Test
	void discriminators() {
		assertThat(columns(Kinds.Dog.class)).contains("null: dtype DATA by 'it''s a dog'", "tag: tag DATA updated")
			.noneMatch((column) -> column.startsWith("lives"));
		assertThat(columns(Kinds.Circle.class)).contains("null: kind DATA by 2");
	}

	@Test
	void softDelete() {
		assertThat(columns(Kinds.Deletable.class))
			.anyMatch((column) -> column.matches("null: deleted DATA updated by (0|false|b'0')"));
		assertThat(mapping(Kinds.Living.class).softDelete()).isEqualTo("alive");
	}

	@Test
	void writeExpressions() {
		assertThat(columns(Basics.Converted.class)).contains("lowered: lowered DATA updated by lower(?)");
		assertThat(columns(Basics.Documents.class)).anyMatch((column) -> column.startsWith("attributes: attributes"));
	}

	@Test
	void textIsWhatACollationCompares() {
		assertThat(mapping(Basics.Texts.class).columns()).filteredOn((column) -> column.mapped().column().text())
			.extracting((column) -> column.mapped().property())
			.containsExactlyInAnyOrder("id", "letter", "text", "longText", "locale", "currency", "zone");
		assertThat(mapping(Basics.Uuids.class).columns()).filteredOn((column) -> column.mapped().column().text())
			.extracting((column) -> column.mapped().property())
			.containsExactlyInAnyOrder("text", "fixed");
		assertThat(mapping(Basics.Documents.class).columns()).filteredOn((column) -> column.mapped().column().text())
			.extracting((column) -> column.mapped().property())
			.containsExactlyInAnyOrder("attributes", "other");
	}

	@Test
	void typesAreThoseOfTheProperties() {
		assertThat(mapping(Basics.Enums.class).columns()).extracting((column) -> column.mapped().type())
			.allMatch(Basics.Colour.class::equals);
		assertThat(mapping(Basics.Converted.class).column("price").mapped().type()).isEqualTo(Basics.Money.class);
		assertThat(mapping(References.Purchase.class).column("bought_by").mapped().type()).isEqualTo(Long.class);
	}

	@Test
	void uniqueKeysAndNaturalId() {
		assertThat(mapping(Parts.Embedding.class).table().uniqueKeys()).containsExactly(List.of("key", "group_name"));
		assertThat(mapping(Kinds.Dog.class).table().uniqueKeys()).containsExactly(List.of("name"));
		assertThat(mapping(References.Purchase.class).table().uniqueKeys()).containsExactly(List.of("bought_by"));
		assertThat(mapping(Indexed.class).table().uniqueKeys()).containsExactly(List.of("tenant_id", "item code"));
		assertThat(mapping(Generations.Times.class).table().naturalId()).containsExactly("code");
	}

	@Test
	void tableWithCatalog() {
		assertThat(mapping(Indexed.class).table().table()).isEqualTo(new TableName("the shop", "in`dexed"));
	}

	@Test
	void severalTablesAreRefused() {
		assertThat(refusal(Joined.class)).contains("Test.upsert cannot upsert Joined: its inheritance is JOINED");
		assertThat(refusal(JoinedSub.class)).contains("JOINED");
		assertThat(refusal(PerClass.class)).contains("TABLE_PER_CLASS");
		assertThat(refusal(Secondary.class)).contains("'passport'").contains("another table, 'details'");
		assertThat(refusal(Query.class)).contains("mapped to a query");
	}

	@Test
	void valueGeneratedForUpdatesOnly() {
		EntityPersister persister = persister(UpdateOnly.class);
		InvalidDeclarationException refusal = catchThrowableOfType(InvalidDeclarationException.class,
				() -> EntityPlan.of(persister, EntityUnit.definition(OnDuplicate.UPDATE)));
		assertThat(refusal).hasMessageContaining("'changedAt'").hasMessageContaining("Test.upsert");
		assertThat(EntityPlan.of(persister, EntityUnit.definition(OnDuplicate.KEEP)).plan().insert().onHit())
			.isInstanceOf(OnHit.Keep.class);
	}

	@Test
	void anIdThatIsMadeForEachRowIsNoKeyUnlessItIsNamed() {
		EntityPersister persister = persister(Generations.Computed.class);
		EntityPlan byCode = EntityPlan.of(persister, EntityUnit.definition(OnDuplicate.UPDATE));
		assertThat(byCode.plan().insert().key()).containsExactly("code");
		assertThat(byCode.makesIds()).isTrue();
		EntityPlan byId = EntityPlan.of(persister, EntityUnit.definition(OnDuplicate.UPDATE, "id"));
		assertThat(byId.plan().insert().key()).containsExactly("id");
		assertThat(byId.makesIds()).isFalse();
	}

	@Test
	void anUpdateRevivesWhatIsDeletedWhateverItNames() {
		UpsertDefinition definition = new UpsertDefinition("Test.upsert", List.of(), List.of("text"), List.of(),
				Map.of(), "", Map.of(), OnDuplicate.UPDATE, Permission.REFUSE, Permission.REFUSE, ManagedCopies.REFRESH,
				Via.AUTO, Repeats.APPLY);
		OnHit onHit = EntityPlan.of(persister(Kinds.Deletable.class), definition).plan().insert().onHit();
		assertThat(onHit).isInstanceOfSatisfying(OnHit.Update.class,
				(update) -> assertThat(update.data()).extracting((assignment) -> assignment.column())
					.containsExactly("text", "deleted"));
	}

	private static List<String> columns(Class<?> type) {
		return mapping(type).columns().stream().map(EntityColumn::mapped).map(EntityMappingTests::text).toList();
	}

	private static String text(MappedColumn column) {
		// Hibernate's versions write it differently.
		String write = column.column().write().replaceFirst("(current_|local)timestamp.*", "now");
		return column.property() + ": " + column.column().name() + " " + column.role()
				+ (column.insertable() ? "" : " not inserted") + (column.updatable() ? " updated" : "")
				+ (write.equals("?") ? "" : " by " + write);
	}

	private static EntityMapping mapping(Class<?> type) {
		return EntityMapping.of(persister(type), "Test.upsert");
	}

	private static @Nullable String refusal(Class<?> type) {
		return catchThrowableOfType(InvalidDeclarationException.class, () -> mapping(type)).getMessage();
	}

	private static EntityPersister persister(Class<?> type) {
		return factory.unwrap(SessionFactoryImplementor.class).getMappingMetamodel().getEntityDescriptor(type);
	}

	@Entity
	@Table(name = "`in``dexed`", catalog = "`the shop`",
			indexes = { @Index(unique = true, columnList = "tenantId DESC, item code"),
					@Index(columnList = "tenant_id") },
			uniqueConstraints = @UniqueConstraint(columnNames = "not_mapped"))
	static class Indexed {

		@Id
		long id;

		@Nullable Long tenantId;

		@Column(name = "`item code`")
		@Nullable String code;

		@Column(name = "not_mapped", insertable = false, updatable = false)
		@Nullable String other;

	}

	@Entity
	@Inheritance(strategy = InheritanceType.JOINED)
	static class Joined {

		@Id
		long id;

	}

	@Entity
	static class JoinedSub extends Joined {

		@Nullable String text;

	}

	@Entity
	@Inheritance(strategy = InheritanceType.TABLE_PER_CLASS)
	static class PerClass {

		@Id
		long id;

	}

	@Entity
	static class PerClassSub extends PerClass {

		@Nullable String text;

	}

	@Entity
	@SecondaryTable(name = "details")
	static class Secondary {

		@Id
		long id;

		@Column(table = "details")
		@Nullable String passport;

	}

	@Entity
	@Subselect("SELECT 1 AS id")
	static class Query {

		@Id
		long id;

	}

	@Entity
	static class UpdateOnly {

		@Id
		long id;

		@Nullable String text;

		@CurrentTimestamp(event = EventType.UPDATE)
		java.time.@Nullable Instant changedAt;

	}

}
