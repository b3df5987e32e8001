package io.duplicatekey;

import java.util.Set;
import java.util.TreeSet;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.domain.JavaPackage;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.lang.ArchRule;
import org.jspecify.annotations.NullMarked;
import org.junit.jupiter.api.Test;

import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAnyPackage;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideOutsideOfPackage;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;
import static org.assertj.core.api.Assertions.assertThat;

/**
 * The arrows between the packages: {@code autoconfigure} to the rooms, the rooms to
 * {@code mysql} and {@code sql}, all of them to the root, and none back.
 */
class ArchitectureTests {

	private static final String ROOT = "io.duplicatekey";

	private static final String MYSQL = ROOT + ".mysql..";

	private static final String SQL = ROOT + ".sql..";

	private static final String REPOSITORY = ROOT + ".repository..";

	private static final String HIBERNATE = ROOT + ".hibernate..";

	private static final String[] BATCH = { ROOT + ".batch..", ROOT + ".batch5.." };

	private static final String WEB = ROOT + ".web..";

	private static final String TEST = ROOT + ".test..";

	private static final String AUTOCONFIGURE = ROOT + ".autoconfigure..";

	private static final JavaClasses CLASSES = new ClassFileImporter()
		.withImportOption(new ImportOption.DoNotIncludeTests())
		.importPackages(ROOT);

	@Test
	void rootKnowsNoRoom() {
		check(noClasses().that()
			.resideInAPackage(ROOT)
			.should()
			.dependOnClassesThat(resideInAnyPackage(ROOT + "..").and(resideOutsideOfPackage(ROOT)))
			.because("what users catch and annotate must stay as it is when the machinery behind it changes"));
	}

	@Test
	void mysqlKnowsOnlyTheJdkAndTheRoot() {
		check(classes().that()
			.resideInAPackage(MYSQL)
			.should()
			.onlyDependOnClassesThat(resideInAnyPackage("java..", "org.jspecify..", ROOT, MYSQL))
			.because("what a message means is decided in pure code, which can be tested and fuzzed without Spring"));
	}

	@Test
	void sqlKnowsOnlyTheJdk() {
		check(classes().that()
			.resideInAPackage(SQL)
			.should()
			.onlyDependOnClassesThat(resideInAnyPackage("java..", "org.jspecify..", SQL))
			.because("a statement is written by pure functions, so that each can be read in a test"));
	}

	@Test
	void schemaKnowsOnlyTheJdk() {
		check(classes().that()
			.resideInAPackage(ROOT + ".schema..")
			.should()
			.onlyDependOnClassesThat(resideInAnyPackage("java..", "org.jspecify..", ROOT + ".schema.."))
			.because("translation and upserts ask the same questions of a schema, each with its own connection"));
	}

	@Test
	void upsertsKnowNoOrm() {
		check(noClasses().that()
			.resideInAnyPackage(ROOT + ".upsert..", ROOT + ".plan..", ROOT + ".jdbc..")
			.should()
			.dependOnClassesThat()
			.resideInAnyPackage("org.hibernate..", "jakarta.persistence..", "org.springframework.data..")
			.because("SimpleJdbcUpsert is for users of spring-jdbc alone"));
	}

	@Test
	void onlyCsvKnowsTheLibraryThatReadsCsv() {
		check(noClasses().that()
			.resideOutsideOfPackage(ROOT + ".csv..")
			.should()
			.dependOnClassesThat()
			.resideInAPackage("de.siegmar.fastcsv..")
			.because("users can do without it, so that nothing else may fail to load where it is missing"));
	}

	@Test
	void onlyRepositoryKnowsCsv() {
		check(noClasses().that()
			.resideOutsideOfPackages(REPOSITORY, ROOT + ".csv..")
			.should()
			.dependOnClassesThat()
			.resideInAPackage(ROOT + ".csv..")
			.because("a file is one more thing that rows come from, and an upsert takes them from anything"));
	}

	@Test
	void onlyRepositoryKnowsSpringDatasRepositories() {
		check(noClasses().that()
			.resideOutsideOfPackages(REPOSITORY, AUTOCONFIGURE)
			.should()
			.dependOnClassesThat()
			.resideInAPackage("org.springframework.data.repository..")
			.because("upserts work with an EntityManager alone"));
	}

	@Test
	void batchKnowsOnlyWhatUsersCall() {
		check(classes().that()
			.resideInAnyPackage(BATCH)
			.should()
			.onlyDependOnClassesThat(resideInAnyPackage("java..", "org.jspecify..", "org.springframework.batch..",
					"org.springframework.transaction.support..", ROOT, ROOT + ".upsert..")
				.or(resideInAnyPackage(BATCH)))
			.because("a writer is one more caller of UpsertOperations, and must work with any of them"));
	}

	@Test
	void onlyBatchKnowsSpringBatch() {
		check(noClasses().that()
			.resideOutsideOfPackages(BATCH)
			.should()
			.dependOnClassesThat()
			.resideInAPackage("org.springframework.batch..")
			.because("applications without Spring Batch, and with either version of it, have the same jar"));
	}

	@Test
	void webKnowsOnlyTheRoot() {
		check(noClasses().that()
			.resideInAPackage(WEB)
			.should()
			.dependOnClassesThat(
					resideInAnyPackage(ROOT + "..").and(resideOutsideOfPackage(ROOT)).and(resideOutsideOfPackage(WEB)))
			.because("an answer is made of what the violation says, for those who throw one of their own too"));
	}

	@Test
	void onlyWebKnowsSpringsWeb() {
		check(noClasses().that()
			.resideOutsideOfPackages(WEB, AUTOCONFIGURE)
			.should()
			.dependOnClassesThat()
			.resideInAnyPackage("org.springframework.web..", "org.springframework.http..", "jakarta.servlet..",
					"reactor..")
			.because("applications without a web server have the same jar"));
	}

	@Test
	void onlyTestKnowsAssertJ() {
		check(noClasses().that()
			.resideOutsideOfPackage(TEST)
			.should()
			.dependOnClassesThat()
			.resideInAnyPackage("org.assertj..", TEST)
			.because("no application has it outside of its tests"));
	}

	@Test
	void nothingWaitsForADiagnosis() {
		check(noClasses().that()
			.resideOutsideOfPackages(ROOT + ".diagnosis..", AUTOCONFIGURE)
			.should()
			.dependOnClassesThat()
			.resideInAPackage(ROOT + ".diagnosis..")
			.because("it looks at a failure afterwards, and must be able to be absent"));
	}

	@Test
	void onlyAutoconfigureKnowsValidation() {
		check(noClasses().that()
			.resideOutsideOfPackages(ROOT + ".validation..", AUTOCONFIGURE)
			.should()
			.dependOnClassesThat()
			.resideInAPackage(ROOT + ".validation..")
			.because("it looks at what all the other rooms declare, and costs nothing where nobody asked for it"));
	}

	@Test
	void nothingKnowsAutoconfigure() {
		check(noClasses().that()
			.resideOutsideOfPackage(AUTOCONFIGURE)
			.should()
			.dependOnClassesThat()
			.resideInAPackage(AUTOCONFIGURE)
			.because("a room must work when a user wires it by hand, without our auto-configuration"));
	}

	@Test
	void onlyAutoconfigureKnowsBoot() {
		check(noClasses().that()
			.resideOutsideOfPackages(AUTOCONFIGURE, ROOT + ".endpoint..")
			.should()
			.dependOnClassesThat()
			.resideInAPackage("org.springframework.boot..")
			.because("Boot moves its packages between the lines that one jar serves, so one room only may name them"));
	}

	@Test
	void endpointKnowsOnlyTheAnnotationsOfBootsEndpoints() {
		check(noClasses().that()
			.resideInAPackage(ROOT + ".endpoint..")
			.should()
			.dependOnClassesThat(resideInAnyPackage("org.springframework.boot..")
				.and(resideOutsideOfPackage("org.springframework.boot.actuate.endpoint..")))
			.because("these annotations are in the same package on all lines of Boot"));
	}

	@Test
	void onlyMetricsKnowsMeters() {
		check(noClasses().that()
			.resideOutsideOfPackages(ROOT + ".metrics..", AUTOCONFIGURE)
			.should()
			.dependOnClassesThat()
			.resideInAPackage("io.micrometer.core..")
			.because("applications can do without Micrometer's meters"));
	}

	@Test
	void onlyObservationKnowsObservations() {
		check(noClasses().that()
			.resideOutsideOfPackages(ROOT + ".observation..", ROOT + ".metrics..", AUTOCONFIGURE)
			.should()
			.dependOnClassesThat()
			.resideInAPackage("io.micrometer.observation..")
			.because("who calls upserts is observed around them, and nothing in between has to know"));
	}

	@Test
	void roomsFormNoCycle() {
		check(slices().matching(ROOT + ".(*)..")
			.should()
			.beFreeOfCycles()
			.because("a room that is part of a circle can be neither read nor removed alone"));
	}

	@Test
	void hibernateMappingIsReadInOneRoom() {
		Set<String> readers = new TreeSet<>();
		DescribedPredicate<JavaClass> mapping = resideInAnyPackage("org.hibernate.metamodel..",
				"org.hibernate.persister..");
		for (JavaClass type : CLASSES.that(resideOutsideOfPackage(HIBERNATE))) {
			if (type.getDirectDependenciesFromSelf()
				.stream()
				.anyMatch((found) -> mapping.test(found.getTargetClass()))) {
				readers.add(topLevel(type));
			}
		}
		assertThat(readers)
			.as("classes outside of the room hibernate that read Hibernate's mapping; its shape differs between the "
					+ "versions that we support, so that few places may have to be checked against each of them")
			.hasSizeLessThanOrEqualTo(1);
	}

	@Test
	void everyPackageIsNullMarked() {
		Set<JavaPackage> packages = CLASSES.getPackage(ROOT).getSubpackagesInTree();
		assertThat(CLASSES.getPackage(ROOT).isAnnotatedWith(NullMarked.class)).as(ROOT).isTrue();
		assertThat(packages).filteredOn((found) -> !found.getClasses().isEmpty())
			.allSatisfy((found) -> assertThat(found.isAnnotatedWith(NullMarked.class))
				.as("%s has a package-info with @NullMarked; without it the compiler does not check it for null",
						found.getName())
				.isTrue());
	}

	/**
	 * Rules are checked also while the package that they are about does not exist yet.
	 */
	private static void check(ArchRule rule) {
		rule.allowEmptyShould(true).check(CLASSES);
	}

	private static String topLevel(JavaClass type) {
		return type.getEnclosingClass().map(ArchitectureTests::topLevel).orElse(type.getName());
	}

}
