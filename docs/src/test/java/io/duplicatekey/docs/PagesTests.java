package io.duplicatekey.docs;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import org.assertj.core.api.ThrowingConsumer;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

import org.springframework.boot.configurationmetadata.ConfigurationMetadataProperty;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Nothing in the README or in a page is written by hand that is also written elsewhere.
 */
class PagesTests {

	private static final Path ROOT = Path.of("..");

	private static final Path PAGES = Path.of("src/docs/asciidoc");

	/**
	 * The languages of which each block has to come from a file that a test runs. Lines
	 * for a shell are run by the tests of the sample application.
	 */
	private static final Set<String> TESTED = Set.of("java", "yaml", "xml", "properties", "sql");

	private static final Pattern FENCE = Pattern
		.compile("(?:<!-- include: (\\S+?)#(\\S+) -->\\n)?```(\\w*)\\n(.*?)\\n```\\n", Pattern.DOTALL);

	private static final Pattern LISTING = Pattern
		.compile("\\[source,(\\w+)[^\\n]*]\\n(?:\\.[^\\n]*\\n)?----\\n(.*?)\\n----\\n", Pattern.DOTALL);

	private static final Pattern DELIMITER = Pattern.compile("^(?:----|```)", Pattern.MULTILINE);

	private static final Pattern PROPERTY = Pattern.compile("duplicate-key\\.[a-z]+(?:[.-][a-z]+)*");

	private static final Pattern LINK = Pattern.compile("\\[[^]]*]\\((?!https?:)([^)#]+)(?:#[^)]*)?\\)");

	@TestFactory
	Stream<DynamicTest> blocksOfTheReadmeAreRegionsOfTestedFiles() throws IOException {
		String readme = read(ROOT.resolve("README.md"));
		List<MatchResult> blocks = FENCE.matcher(readme).results().toList();
		assertThat(blocks).as("every block is seen").hasSize((int) DELIMITER.matcher(readme).results().count() / 2);
		assertThat(blocks).filteredOn((block) -> TESTED.contains(block.group(3))).hasSizeGreaterThan(3);
		return blocks.stream()
			.filter((block) -> block.group(1) != null || TESTED.contains(block.group(3)))
			.map((block) -> DynamicTest.dynamicTest(block.group(1) + "#" + block.group(2), () -> {
				assertThat(block.group(1)).as("the comment above %s", block.group(4)).isNotNull();
				TaggedRegion region = TaggedRegion.of(ROOT.resolve(block.group(1)), block.group(2));
				assertThat(block.group(4).replace("\t", "    ")).isEqualTo(region.text());
			}));
	}

	@TestFactory
	Stream<DynamicTest> blocksOfPagesAreIncludes() throws IOException {
		return each((page) -> {
			List<MatchResult> blocks = LISTING.matcher(page).results().toList();
			assertThat(blocks).as("every block is seen").hasSize((int) DELIMITER.matcher(page).results().count() / 2);
			assertThat(blocks).filteredOn((block) -> TESTED.contains(block.group(1)) || !block.group(1).equals("shell"))
				.allSatisfy((block) -> assertThat(block.group(2)).matches("include::\\{[a-z-]+}\\S*\\[tags?=\\S+]"));
		});
	}

	@TestFactory
	Stream<DynamicTest> propertiesExist() throws IOException {
		Set<String> known = PropertiesTable.properties()
			.stream()
			.map(ConfigurationMetadataProperty::getId)
			.collect(Collectors.toSet());
		ThrowingConsumer<String> test = (page) -> assertThat(PROPERTY.matcher(page).results().map(MatchResult::group))
			.allMatch(known::contains, "is a property");
		DynamicTest readme = DynamicTest.dynamicTest("README.md", () -> test.accept(read(ROOT.resolve("README.md"))));
		return Stream.concat(Stream.of(readme), each(test));
	}

	@TestFactory
	Stream<DynamicTest> linksToFilesOfTheRepositoryLeadSomewhere() throws IOException {
		return LINK.matcher(read(ROOT.resolve("README.md")))
			.results()
			.map((link) -> link.group(1))
			.distinct()
			.map((link) -> DynamicTest.dynamicTest(link, () -> assertThat(ROOT.resolve(link)).exists()));
	}

	@TestFactory
	Stream<DynamicTest> versionsAreTheTestedOnes() throws IOException {
		String ci = read(ROOT.resolve(".ci/run"));
		String boot = find("<spring-boot.version>(.+?)</", read(ROOT.resolve("pom.xml")));
		String lines = find("other_lines=\"(.+?)\"", ci).replace(" ", ", ");
		String servers = find("servers=(.+)", ci).replace("mariadb-", "MariaDB ")
			.replace("mysql-", "MySQL ")
			.replace(",", ", ");
		return Stream.of(ROOT.resolve("README.md"), PAGES.resolve("compatibility.adoc"))
			.map((page) -> DynamicTest.dynamicTest(page.toString(),
					() -> assertThat(read(page)).containsPattern("\\| *" + Pattern.quote(boot) + "\\b")
						.contains(lines)
						.contains(servers)));
	}

	private static String find(String pattern, String text) {
		return Pattern.compile(pattern)
			.matcher(text)
			.results()
			.findFirst()
			.map((match) -> match.group(1))
			.orElseThrow(() -> new IllegalStateException("No " + pattern));
	}

	private static Stream<DynamicTest> each(ThrowingConsumer<String> test) throws IOException {
		Map<String, String> pages = new TreeMap<>();
		try (Stream<Path> files = Files.list(PAGES).filter((file) -> file.toString().endsWith(".adoc"))) {
			for (Path file : files.toList()) {
				pages.put(file.getFileName().toString(), read(file));
			}
		}
		assertThat(pages).containsKey("index.adoc");
		return pages.entrySet()
			.stream()
			.map((page) -> DynamicTest.dynamicTest(page.getKey(), () -> test.accept(page.getValue())));
	}

	private static String read(Path file) throws IOException {
		return Files.readString(file).replace("\r\n", "\n");
	}

}
