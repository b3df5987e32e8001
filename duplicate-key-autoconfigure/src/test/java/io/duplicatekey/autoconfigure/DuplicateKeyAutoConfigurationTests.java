package io.duplicatekey.autoconfigure;

import java.sql.SQLException;
import java.sql.SQLIntegrityConstraintViolationException;

import javax.sql.DataSource;

import jakarta.persistence.EntityManager;
import org.hibernate.SessionFactory;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

import org.springframework.beans.factory.ObjectProvider;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.autoconfigure.AutoConfigurations;
import org.springframework.boot.test.context.FilteredClassLoader;
import org.springframework.boot.test.context.runner.ApplicationContextRunner;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.core.namedparam.NamedParameterJdbcTemplate;
import org.springframework.jdbc.datasource.DriverManagerDataSource;
import org.springframework.jdbc.support.JdbcTransactionManager;
import org.springframework.jdbc.support.SQLExceptionSubclassTranslator;
import org.springframework.jdbc.support.SQLExceptionTranslator;
import org.springframework.jdbc.support.SQLStateSQLExceptionTranslator;
import org.springframework.orm.jpa.LocalContainerEntityManagerFactoryBean;

import io.duplicatekey.DuplicateEntryException;
import io.duplicatekey.DuplicateKeyExceptionMapper;
import io.duplicatekey.DuplicateKeyViolation;
import io.duplicatekey.DuplicateUniqueKeyException;
import io.duplicatekey.aspect.OnDuplicateKeyAdvisor;
import io.duplicatekey.autoconfigure.declared.good.TakenException;
import io.duplicatekey.translation.DuplicateKeySQLExceptionTranslator;
import io.duplicatekey.translation.DuplicateKeyTranslator;
import io.duplicatekey.translation.JdbcTranslatorPostProcessor;
import io.duplicatekey.translation.JpaDialectPostProcessor;

import static org.assertj.core.api.Assertions.assertThat;

@ExtendWith(OutputCaptureExtension.class)
class DuplicateKeyAutoConfigurationTests {

	private static final SQLException DUPLICATE = new SQLIntegrityConstraintViolationException(
			"Duplicate entry 'ann' for key 'users.uk_users_email'", "23000", 1062);

	private final ApplicationContextRunner runner = new ApplicationContextRunner()
		.withConfiguration(AutoConfigurations.of(DuplicateKeyAutoConfiguration.class));

	@Test
	void translatesWithoutADataSource() {
		this.runner.run((context) -> {
			assertThat(context).hasSingleBean(DuplicateKeySQLExceptionTranslator.class)
				.hasSingleBean(JpaDialectPostProcessor.class)
				.hasSingleBean(OnDuplicateKeyAdvisor.class);
			Exception translated = context.getBean(SQLExceptionTranslator.class).translate("task", null, DUPLICATE);
			assertThat(translated).isExactlyInstanceOf(DuplicateUniqueKeyException.class).hasCause(DUPLICATE);
			DuplicateKeyViolation violation = ((DuplicateEntryException) translated).getViolation();
			assertThat(violation.constraint()).isEqualTo("uk_users_email");
			assertThat(violation.table()).isEqualTo("users");
		});
	}

	@Test
	void leavesOtherErrorsToSpring() {
		this.runner.run((context) -> {
			SQLExceptionTranslator translator = context.getBean(SQLExceptionTranslator.class);
			SQLException foreignKey = new SQLIntegrityConstraintViolationException("no parent", "23000", 1452);
			assertThat(translator.translate("task", "sql", foreignKey)).usingRecursiveComparison()
				.ignoringFields("stackTrace")
				.isEqualTo(new SQLExceptionSubclassTranslator().translate("task", "sql", foreignKey));
		});
	}

	@Test
	void leavesANameOfAForeignKeyThatIsTakenToSpring() {
		SQLException taken = new SQLException("Can't write; duplicate key in table 'c2'", "23000", 1022);
		this.runner.run((context) -> {
			SQLExceptionTranslator translator = context.getBean(SQLExceptionTranslator.class);
			assertThat(translator.translate("task", "create table c2 (CONSTRAINT fk_a ...)", taken))
				.isNotInstanceOf(DuplicateEntryException.class);
			assertThat(translator.translate("task", "INSERT INTO c2 VALUES (1)", taken))
				.isExactlyInstanceOf(DuplicateEntryException.class);
		});
	}

	@Test
	void leavesHibernatesDialectAlone() {
		this.runner.run((context) -> {
			SQLExceptionTranslator translator = context.getBean(SQLExceptionTranslator.class);
			assertThat(translator.translate("Hibernate operation: x", null, DUPLICATE)).isNull();
			assertThat(translator.translate("Hibernate transaction: x", null, DUPLICATE))
				.isExactlyInstanceOf(DuplicateKeyException.class);
		});
	}

	@Test
	void isOffByOneProperty() {
		this.runner.withPropertyValues("duplicate-key.enabled=false")
			.run((context) -> assertThat(context).doesNotHaveBean(DuplicateKeyTranslator.class)
				.doesNotHaveBean(SQLExceptionTranslator.class)
				.doesNotHaveBean(JpaDialectPostProcessor.class)
				.doesNotHaveBean(OnDuplicateKeyAdvisor.class));
	}

	@Test
	void eachPartIsOffByOneProperty() {
		this.runner.withPropertyValues("duplicate-key.translator.enabled=false")
			.run((context) -> assertThat(context).doesNotHaveBean(SQLExceptionTranslator.class)
				.doesNotHaveBean(JdbcTranslatorPostProcessor.class)
				.hasSingleBean(JpaDialectPostProcessor.class)
				.hasSingleBean(OnDuplicateKeyAdvisor.class));
		this.runner.withPropertyValues("duplicate-key.jpa.enabled=false")
			.run((context) -> assertThat(context).hasSingleBean(SQLExceptionTranslator.class)
				.doesNotHaveBean(JpaDialectPostProcessor.class));
		this.runner.withPropertyValues("duplicate-key.aspect.enabled=false")
			.run((context) -> assertThat(context).hasSingleBean(SQLExceptionTranslator.class)
				.doesNotHaveBean(OnDuplicateKeyAdvisor.class));
	}

	@Test
	void worksWithoutJpa() {
		this.runner
			.withClassLoader(new FilteredClassLoader(LocalContainerEntityManagerFactoryBean.class.getPackageName(),
					EntityManager.class.getPackageName(), SessionFactory.class.getPackageName()))
			.run((context) -> {
				assertThat(context).doesNotHaveBean(JpaDialectPostProcessor.class);
				assertThat(context.getBean(SQLExceptionTranslator.class).translate("task", null, DUPLICATE))
					.isInstanceOf(DuplicateUniqueKeyException.class);
			});
	}

	@Test
	void isAbsentWithoutSpringJdbc() {
		this.runner.withClassLoader(new FilteredClassLoader("org.springframework.jdbc"))
			.run((context) -> assertThat(context).hasNotFailed().doesNotHaveBean(DuplicateKeyTranslator.class));
	}

	@Test
	void stepsAsideForAUsersTranslator(CapturedOutput output) {
		DataSource dataSource = new DriverManagerDataSource();
		this.runner.withBean("mine", SQLExceptionTranslator.class, SQLStateSQLExceptionTranslator::new)
			.withBean(JdbcTemplate.class, () -> new JdbcTemplate(dataSource))
			.run((context) -> {
				assertThat(context).doesNotHaveBean(DuplicateKeySQLExceptionTranslator.class)
					.hasSingleBean(JpaDialectPostProcessor.class);
				assertThat(context.getBean(JdbcTemplate.class).getExceptionTranslator())
					.isInstanceOf(SQLExceptionSubclassTranslator.class);
				assertThat(
						output.getOut().lines().filter((line) -> line.contains("your SQLExceptionTranslator [mine]")))
					.hasSize(1);
			});
	}

	@Test
	void givesATranslatorToEachTemplateAndTransactionManager() {
		DataSource one = new DriverManagerDataSource();
		DataSource two = new DriverManagerDataSource();
		this.runner.withBean("one", JdbcTemplate.class, () -> new JdbcTemplate(one))
			.withBean("two", JdbcTemplate.class, () -> new JdbcTemplate(two))
			.withBean(JdbcTransactionManager.class, () -> new JdbcTransactionManager(two))
			.withBean(NamedParameterJdbcTemplate.class, () -> new NamedParameterJdbcTemplate(two))
			.run((context) -> {
				assertThat(context.getBean(NamedParameterJdbcTemplate.class).getJdbcTemplate().getExceptionTranslator())
					.isInstanceOf(DuplicateKeySQLExceptionTranslator.class);
				assertThat(context.getBean("one", JdbcTemplate.class).getExceptionTranslator())
					.isInstanceOf(DuplicateKeySQLExceptionTranslator.class);
				assertThat(context.getBean("two", JdbcTemplate.class).getExceptionTranslator())
					.isInstanceOf(DuplicateKeySQLExceptionTranslator.class);
				assertThat(context.getBean(JdbcTransactionManager.class).getExceptionTranslator())
					.isInstanceOf(DuplicateKeySQLExceptionTranslator.class);
			});
	}

	@Test
	void aChildContextHasATranslatorOfItsOwn() {
		this.runner.run((parent) -> this.runner.withParent(parent)
			.withBean(DuplicateKeyExceptionMapper.class,
					() -> (violation, cause) -> new DuplicateEntryException("mapped by the child", cause))
			.withBean(JdbcTemplate.class, () -> new JdbcTemplate(new DriverManagerDataSource()))
			.withBean(UserOfTheTranslator.class)
			.run((child) -> {
				SQLExceptionTranslator ofTheTemplate = child.getBean(JdbcTemplate.class).getExceptionTranslator();
				assertThat(ofTheTemplate.translate("t", null, DUPLICATE)).hasMessage("mapped by the child");
				SQLExceptionTranslator unique = child.getBean(UserOfTheTranslator.class).translator();
				assertThat(unique).isNotNull();
				assertThat(unique.translate("t", null, DUPLICATE)).hasMessage("mapped by the child");
				assertThat(parent.getBean(SQLExceptionTranslator.class).translate("t", null, DUPLICATE))
					.isExactlyInstanceOf(DuplicateUniqueKeyException.class);
			}));
	}

	@Test
	void aChildContextStepsAsideForTheTranslatorOfItsParent() {
		new ApplicationContextRunner()
			.withBean("mine", SQLExceptionTranslator.class, SQLStateSQLExceptionTranslator::new)
			.run((parent) -> this.runner.withParent(parent)
				.run((child) -> assertThat(child).doesNotHaveBean(DuplicateKeySQLExceptionTranslator.class)));
	}

	@Test
	void leavesTheTranslatorThatATemplateHas() {
		JdbcTemplate template = new JdbcTemplate(new DriverManagerDataSource());
		SQLExceptionTranslator own = (task, sql, ex) -> null;
		template.setExceptionTranslator(own);
		this.runner.withBean(JdbcTemplate.class, () -> template)
			.run((context) -> assertThat(context.getBean(JdbcTemplate.class).getExceptionTranslator()).isSameAs(own));
	}

	@Test
	void leavesH2Alone() {
		DataSource h2 = new DriverManagerDataSource("jdbc:h2:mem:test;DB_CLOSE_DELAY=-1;MODE=MySQL");
		JdbcTemplate plain = new JdbcTemplate(h2);
		plain.execute("CREATE TABLE t (id INT PRIMARY KEY)");
		plain.execute("INSERT INTO t VALUES (1)");
		this.runner.withBean(DataSource.class, () -> h2)
			.withBean(JdbcTemplate.class, () -> new JdbcTemplate(h2))
			.run((context) -> assertThat(org.assertj.core.api.Assertions
				.catchThrowable(() -> context.getBean(JdbcTemplate.class).execute("INSERT INTO t VALUES (1)")))
				.isExactlyInstanceOf(DuplicateKeyException.class));
	}

	@Test
	void mapperBeansComeFirst() {
		this.runner
			.withBean(DuplicateKeyExceptionMapper.class,
					() -> (violation, cause) -> new DuplicateEntryException("mapped " + violation.constraint(), cause))
			.run((context) -> assertThat(context.getBean(SQLExceptionTranslator.class).translate("t", null, DUPLICATE))
				.hasMessage("mapped uk_users_email"));
	}

	@Test
	void aFailingMapperDoesNotHideTheDuplicate(CapturedOutput output) {
		this.runner.withBean(DuplicateKeyExceptionMapper.class, () -> (violation, cause) -> {
			throw new IllegalStateException("broken");
		}).run((context) -> {
			Exception translated = context.getBean(SQLExceptionTranslator.class).translate("t", null, DUPLICATE);
			assertThat(translated).isInstanceOf(DuplicateUniqueKeyException.class)
				.hasCause(DUPLICATE)
				.hasSuppressedException(new IllegalStateException("broken"));
			assertThat(output).contains("A mapping of your own failed").doesNotContain("'ann'");
		});
	}

	@Test
	void saysOnceWhyAMappingDoesNotApply(CapturedOutput output) {
		this.runner
			.withPropertyValues("duplicate-key.exceptions[users.uk_users_email]=" + TakenException.class.getName())
			.run((context) -> {
				SQLExceptionTranslator translator = context.getBean(SQLExceptionTranslator.class);
				SQLException withoutTable = new SQLException("Duplicate entry 'ann' for key 'uk_users_email'", "23000",
						1062);
				for (int i = 0; i < 3; i++) {
					assertThat(translator.translate("t", null, withoutTable))
						.isExactlyInstanceOf(DuplicateUniqueKeyException.class);
				}
				assertThat(output.getOut().lines().filter((line) -> line.contains("its table is not known")))
					.singleElement()
					.asString()
					.contains("duplicate-key.exceptions[users.uk_users_email]", "TRIGGER");
			});
	}

	@Test
	void valuesAreExposedOnlyOnDemand() {
		this.runner
			.run((context) -> assertThat(translate(context.getBean(SQLExceptionTranslator.class)).value()).isEmpty());
		this.runner.withPropertyValues("duplicate-key.expose-values=true")
			.run((context) -> assertThat(translate(context.getBean(SQLExceptionTranslator.class)).value())
				.contains("ann"));
	}

	/**
	 * Injected as Spring Boot injects it.
	 */
	record UserOfTheTranslator(@Nullable SQLExceptionTranslator translator) {

		@Autowired
		UserOfTheTranslator(ObjectProvider<SQLExceptionTranslator> translator) {
			this(translator.getIfUnique());
		}

	}

	private static DuplicateKeyViolation translate(SQLExceptionTranslator translator) {
		return ((DuplicateEntryException) translator.translate("task", null, DUPLICATE)).getViolation();
	}

}
