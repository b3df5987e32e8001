package io.duplicatekey.docs.mistakes;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

import javax.sql.DataSource;

import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

import org.springframework.boot.autoconfigure.EnableAutoConfiguration;
import org.springframework.boot.persistence.autoconfigure.EntityScan;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.ComponentScan.Filter;
import org.springframework.context.annotation.FilterType;
import org.springframework.core.io.ClassPathResource;
import org.springframework.data.jpa.repository.config.EnableJpaRepositories;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.datasource.DriverManagerDataSource;
import org.springframework.jdbc.datasource.init.ResourceDatabasePopulator;

import io.duplicatekey.docs.TaggedRegion;
import io.duplicatekey.docs.shop.EmailTakenException;
import io.duplicatekey.docs.shop.EmbeddedServer;
import io.duplicatekey.docs.shop.ShopApplication;
import io.duplicatekey.docs.shop.Shops;
import io.duplicatekey.upsert.OnDuplicate;
import io.duplicatekey.upsert.Upsert;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatException;
import static org.assertj.core.api.Assertions.assertThatNoException;

/**
 * What stops the start, and what it says.
 */
@ExtendWith(OutputCaptureExtension.class)
class MistakesIT {

	@BeforeAll
	static void requireServer() {
		EmbeddedServer.require();
		JdbcTemplate root = EmbeddedServer.get().asRoot();
		root.execute("CREATE OR REPLACE DATABASE mistakes");
		DataSource dataSource = new DriverManagerDataSource(EmbeddedServer.get().url("mistakes"), "root", "");
		new ResourceDatabasePopulator(new ClassPathResource("schema.sql")).execute(dataSource);
	}

	@Test
	void unknownProperty(CapturedOutput output) {
		assertThat(failure(UnknownPropertyApplication.class, output)).isEqualTo(expected("unknown-property"));
	}

	@Test
	void unknownFunction(CapturedOutput output) {
		assertThat(failure(UnknownFunctionApplication.class, output)).isEqualTo(expected("unknown-function"));
	}

	@Test
	void wrongReturnType(CapturedOutput output) {
		assertThat(failure(WrongReturnTypeApplication.class, output)).isEqualTo(expected("wrong-return-type"));
	}

	@Test
	void noKey(CapturedOutput output) {
		assertThat(failure(NoKeyApplication.class, output)).isEqualTo(expected("no-key"));
	}

	@Test
	void joinedInheritance(CapturedOutput output) {
		assertThat(failure(JoinedApplication.class, output)).isEqualTo(expected("joined"));
	}

	@Test
	void otherKeysAreFoundAtStartIfThatIsWanted(CapturedOutput output) {
		assertThatNoException().isThrownBy(() -> Shops.start(OtherKeysApplication.class, "mistakes").close());
		assertThat(failure(OtherKeysApplication.class, output, "spring.config.import=classpath:snippets/validate.yml"))
			.isEqualTo(expected("other-keys"));
	}

	@Test
	void allThatDoesNotFitTheSchemaIsFoundAtOnce(CapturedOutput output) {
		assertThat(failure(OtherKeysApplication.class, output, "spring.config.import=classpath:snippets/validate.yml",
				"duplicate-key.exceptions[users.uk_user_email]=" + EmailTakenException.class.getName()))
			.isEqualTo(TaggedRegion.of(Path.of("src/test/resources/failures/validate.txt"), "failure").text());
	}

	@Test
	void methodOfAClass(CapturedOutput output) {
		assertThat(failure(ClassMethodApplication.class, output)).contains("is a method of a class");
	}

	@Test
	void upsertWhereUpsertsAreOff(CapturedOutput output) {
		assertThat(failure(OtherKeysApplication.class, output, "spring.config.import=classpath:snippets/switches.yml"))
			.contains("duplicate-key.upsert.enabled is false");
	}

	private static String failure(Class<?> application, CapturedOutput output, String... properties) {
		List<String> all = new ArrayList<>(List.of(properties));
		all.add("logging.level.root=error");
		assertThatException()
			.isThrownBy(() -> Shops.start(application, "mistakes", all.toArray(new String[0])).close());
		String text = output.toString();
		return text.substring(text.lastIndexOf("Description:")).strip();
	}

	private static String expected(String file) {
		return TaggedRegion.of(Path.of("src/test/resources/failures", "upsert-" + file + ".txt"), "failure").text();
	}

	@Configuration(proxyBeanMethods = false)
	@EnableAutoConfiguration
	@EntityScan(basePackageClasses = ShopApplication.class)
	static class Base {

	}

	@EnableJpaRepositories(considerNestedRepositories = true,
			includeFilters = @Filter(type = FilterType.ASSIGNABLE_TYPE, classes = Mistakes.UnknownProperty.class))
	static class UnknownPropertyApplication extends Base {

	}

	@EnableJpaRepositories(considerNestedRepositories = true,
			includeFilters = @Filter(type = FilterType.ASSIGNABLE_TYPE, classes = Mistakes.UnknownFunction.class))
	static class UnknownFunctionApplication extends Base {

	}

	@EnableJpaRepositories(considerNestedRepositories = true,
			includeFilters = @Filter(type = FilterType.ASSIGNABLE_TYPE, classes = Mistakes.WrongReturnType.class))
	static class WrongReturnTypeApplication extends Base {

	}

	@EnableJpaRepositories(considerNestedRepositories = true,
			includeFilters = @Filter(type = FilterType.ASSIGNABLE_TYPE, classes = Mistakes.NoKey.class))
	static class NoKeyApplication extends Base {

	}

	@EntityScan
	@EnableJpaRepositories(considerNestedRepositories = true,
			includeFilters = @Filter(type = FilterType.ASSIGNABLE_TYPE, classes = Mistakes.Joined.class))
	static class JoinedApplication extends Base {

	}

	@EnableJpaRepositories(considerNestedRepositories = true,
			includeFilters = @Filter(type = FilterType.ASSIGNABLE_TYPE, classes = Mistakes.OtherKeys.class))
	static class OtherKeysApplication extends Base {

	}

	@EnableJpaRepositories(basePackageClasses = String.class)
	static class ClassMethodApplication extends Base {

		@Upsert(onDuplicate = OnDuplicate.KEEP)
		void upsert() {
		}

	}

}
