package io.duplicatekey.translation;

import java.io.Serializable;
import java.util.List;
import java.util.Set;

import jakarta.persistence.CollectionTable;
import jakarta.persistence.Column;
import jakarta.persistence.DiscriminatorValue;
import jakarta.persistence.ElementCollection;
import jakarta.persistence.Embeddable;
import jakarta.persistence.EmbeddedId;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.IdClass;
import jakarta.persistence.Inheritance;
import jakarta.persistence.InheritanceType;
import jakarta.persistence.JoinColumn;
import jakarta.persistence.JoinTable;
import jakarta.persistence.ManyToMany;
import jakarta.persistence.ManyToOne;
import jakarta.persistence.MapsId;
import jakarta.persistence.OneToMany;
import jakarta.persistence.OneToOne;
import jakarta.persistence.SecondaryTable;
import jakarta.persistence.Table;
import org.hibernate.SessionFactory;
import org.hibernate.annotations.Formula;
import org.hibernate.cfg.Configuration;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Tests for {@link HibernateMapping}, on a mapping without a database.
 */
@SuppressWarnings({ "unused", "serial" })
class HibernateMappingTests {

	private static SessionFactory factory;

	@BeforeAll
	static void build() {
		Configuration configuration = new Configuration();
		for (Class<?> type : HibernateMappingTests.class.getDeclaredClasses()) {
			if (type.isAnnotationPresent(Entity.class) || type.isAnnotationPresent(Embeddable.class)) {
				configuration.addAnnotatedClass(type);
			}
		}
		configuration.setProperty("hibernate.dialect", "org.hibernate.dialect.MySQLDialect");
		configuration.setProperty("hibernate.boot.allow_jdbc_metadata_access", "false");
		factory = configuration.buildSessionFactory();
	}

	@AfterAll
	static void close() {
		factory.close();
	}

	@Test
	void singleTable() {
		assertKey("animals", List.of("name"), Animal.class, "name");
		assertKey("animals", List.of("id"), Animal.class, "id");
		assertKey("animals", List.of("tag"), Dog.class, "tag");
		assertKey("animals", List.of("name", "tag"), Dog.class, "name", "tag");
	}

	@Test
	void joined() {
		assertKey("vehicles", List.of("plate"), Vehicle.class, "plate");
		assertKey("vehicles", List.of("id"), Vehicle.class, "id");
		assertKey("cars", List.of("chassis"), Car.class, "chassis");
		assertKey("cars", List.of("car_id"), Car.class, "id");
	}

	@Test
	void tablePerClass() {
		assertKey("shapes", List.of("label"), Shape.class, "label");
		assertKey("circles", List.of("radius"), Circle.class, "radius");
		// Hibernate counts inherited columns to the table of the superclass.
		assertNone("circles", List.of("label"));
	}

	@Test
	void secondaryTable() {
		assertKey("person_details", List.of("passport"), Person.class, "passport");
		assertKey("persons", List.of("name"), Person.class, "name");
		assertNone("person_details", List.of("id"));
	}

	@Test
	void compositeIds() {
		assertKey("order_lines", List.of("order_no", "line_no"), Line.class, "orderNo", "lineNo");
		assertKey("slots", List.of("room", "hour_no"), Slot.class, "id.room", "id.hour");
		assertKey("member_profiles", List.of("member_id"), MemberProfile.class, "id");
	}

	@Test
	void collectionTablesAreNoEntities() {
		assertNone("member_emails", List.of("email"));
		assertNone("member_emails", List.of("member_id", "email"));
		assertNone("member_emails", List.of());
		assertNone("member_groups", List.of("member_id", "group_id"));
		assertNone("member_phones", List.of("number"));
	}

	@Test
	void twoEntitiesOnOneTable() {
		assertNone("accounts", List.of("email"));
		assertKey("accounts", List.of("email", "iban"), AccountDetail.class, "email", "iban");
	}

	@Test
	void quotedNames() {
		assertKey("order `s", List.of("the key"), Quoted.class, "key");
	}

	@Test
	void formulasAreNoColumns() {
		assertNone("formulas", List.of("lowered"));
		assertKey("formulas", List.of("email"), WithFormula.class, "email");
	}

	@Test
	void schemas() {
		assertKey("shop", "logs", List.of("entry"), ShopLog.class, "entry");
		assertThat(HibernateMapping.entityOf(factory, new EntityKey.Columns("other", "logs", List.of("entry"), true)))
			.isNull();
	}

	@Test
	void anUnqualifiedTableIsThatOfTheSession() {
		assertKey("main", "animals", List.of("name"), Animal.class, "name");
		assertThat(
				HibernateMapping.entityOf(factory, new EntityKey.Columns("archive", "animals", List.of("name"), false)))
			.isNull();
	}

	private static void assertKey(String table, List<String> columns, Class<?> type, String... properties) {
		assertKey(null, table, columns, type, properties);
	}

	private static void assertKey(@Nullable String schema, String table, List<String> columns, Class<?> type,
			String... properties) {
		EntityKey key = HibernateMapping.entityOf(factory, new EntityKey.Columns(schema, table, columns, true));
		assertThat(key).isNotNull();
		assertThat(key.entityType()).isEqualTo(type);
		assertThat(key.properties()).containsExactly(properties);
	}

	private static void assertNone(String table, List<String> columns) {
		assertThat(HibernateMapping.entityOf(factory, new EntityKey.Columns(null, table, columns, true))).isNull();
	}

	@Entity
	@Table(name = "animals")
	static class Animal {

		@Id
		Long id;

		String name;

	}

	@Entity
	@DiscriminatorValue("dog")
	static class Dog extends Animal {

		String tag;

	}

	@Entity
	@DiscriminatorValue("cat")
	static class Cat extends Animal {

		String colour;

	}

	@Entity
	@Table(name = "vehicles")
	@Inheritance(strategy = InheritanceType.JOINED)
	static class Vehicle {

		@Id
		Long id;

		String plate;

	}

	@Entity
	@Table(name = "cars")
	@jakarta.persistence.PrimaryKeyJoinColumn(name = "car_id")
	static class Car extends Vehicle {

		String chassis;

	}

	@Entity
	@Table(name = "shapes")
	@Inheritance(strategy = InheritanceType.TABLE_PER_CLASS)
	static class Shape {

		@Id
		Long id;

		String label;

	}

	@Entity
	@Table(name = "circles")
	static class Circle extends Shape {

		String radius;

	}

	@Entity
	@Table(name = "persons")
	@SecondaryTable(name = "person_details")
	static class Person {

		@Id
		Long id;

		String name;

		@Column(table = "person_details")
		String passport;

	}

	static class LineId implements Serializable {

		Long orderNo;

		Integer lineNo;

		@Override
		public boolean equals(Object other) {
			return other instanceof LineId;
		}

		@Override
		public int hashCode() {
			return 1;
		}

	}

	@Entity
	@Table(name = "order_lines")
	@IdClass(LineId.class)
	static class Line {

		@Id
		@Column(name = "order_no")
		Long orderNo;

		@Id
		@Column(name = "line_no")
		Integer lineNo;

	}

	@Embeddable
	static class SlotId implements Serializable {

		String room;

		@Column(name = "hour_no")
		Integer hour;

		@Override
		public boolean equals(Object other) {
			return other instanceof SlotId;
		}

		@Override
		public int hashCode() {
			return 1;
		}

	}

	@Entity
	@Table(name = "slots")
	static class Slot {

		@EmbeddedId
		SlotId id;

	}

	@Entity
	@Table(name = "members")
	static class Member {

		@Id
		Long id;

		@ElementCollection
		@CollectionTable(name = "member_emails", joinColumns = @JoinColumn(name = "member_id"))
		@Column(name = "email")
		Set<String> emails;

		@ElementCollection
		@CollectionTable(name = "member_phones", joinColumns = @JoinColumn(name = "member_id"))
		Set<Phone> phones;

		@ManyToMany
		@JoinTable(name = "member_groups", joinColumns = @JoinColumn(name = "member_id"),
				inverseJoinColumns = @JoinColumn(name = "group_id"))
		Set<Team> teams;

		@OneToMany
		@JoinColumn(name = "owner_id")
		Set<Team> owned;

	}

	@Embeddable
	static class Phone {

		String number;

	}

	@Entity
	@Table(name = "teams")
	static class Team {

		@Id
		Long id;

	}

	@Entity
	@Table(name = "member_profiles")
	static class MemberProfile {

		@Id
		@Column(name = "member_id")
		Long id;

		@OneToOne
		@MapsId
		@JoinColumn(name = "member_id")
		Member member;

	}

	@Entity
	@Table(name = "accounts")
	static class AccountSummary {

		@Id
		Long id;

		String email;

	}

	@Entity
	@Table(name = "accounts")
	static class AccountDetail {

		@Id
		Long id;

		String email;

		String iban;

	}

	@Entity
	@Table(name = "`order ``s`")
	static class Quoted {

		@Id
		Long id;

		@Column(name = "`the key`")
		String key;

	}

	@Entity
	@Table(name = "formulas")
	static class WithFormula {

		@Id
		Long id;

		String email;

		@Formula("lower(email)")
		String lowered;

	}

	@Entity
	@Table(name = "logs", catalog = "shop")
	static class ShopLog {

		@Id
		Long id;

		String entry;

	}

}
