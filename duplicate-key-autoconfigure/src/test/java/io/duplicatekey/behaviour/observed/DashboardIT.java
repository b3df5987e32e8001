package io.duplicatekey.behaviour.observed;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;

import com.jayway.jsonpath.JsonPath;
import io.micrometer.prometheusmetrics.PrometheusMeterRegistry;
import org.yaml.snakeyaml.Yaml;

import org.springframework.boot.WebApplicationType;
import org.springframework.context.ApplicationContext;
import org.springframework.jdbc.core.JdbcTemplate;

import io.duplicatekey.DuplicatePrimaryKeyException;
import io.duplicatekey.servers.ServerTest;
import io.duplicatekey.servers.TestDatabase;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

/**
 * The dashboard and the alert rules of the documentation name what Prometheus gets.
 */
class DashboardIT {

	private static final Path FOLDER = Path.of("../docs/src/docs/asciidoc/observability");

	private static final Pattern METRIC = Pattern.compile("(duplicate_key_\\w+)(?:\\{([^}]*)})?");

	private static final Pattern GROUPING = Pattern.compile("by \\(([^)]*)\\)");

	private static final Pattern MATCHER = Pattern.compile("(\\w+)(=~|!=|=)\"([^\"]*)\"");

	private static final Pattern LEGEND = Pattern.compile("\\{\\{\\s*(?:\\$labels\\.)?(\\w+)\\s*}}");

	/**
	 * What Prometheus itself adds.
	 */
	private static final Set<String> TARGET_LABELS = Set.of("job", "instance");

	@ServerTest
	void namesWhatIsThere(TestDatabase database) {
		ObservedApplication.run(database, WebApplicationType.NONE, (context) -> {
			Map<String, Map<String, Set<String>>> scraped = scrape(context);
			assertThat(scraped).containsKeys("duplicate_key_violations_total", "duplicate_key_upsert_seconds_count",
					"duplicate_key_upsert_rows_total", "duplicate_key_upsert_retries_total");
			List<Query> queries = new ArrayList<>(dashboard());
			assertThat(queries).hasSizeGreaterThan(8);
			queries.addAll(alerts());
			queries.forEach((query) -> assertIsThere(query, scraped));
		});
	}

	private static void assertIsThere(Query query, Map<String, Map<String, Set<String>>> scraped) {
		List<MatchResult> metrics = METRIC.matcher(query.expression()).results().toList();
		assertThat(metrics).as(query.expression()).isNotEmpty();
		for (MatchResult metric : metrics) {
			assertThat(scraped).as(query.expression()).containsKey(metric.group(1));
			Map<String, Set<String>> labels = scraped.get(metric.group(1));
			assertThat(labels.keySet()).as(query.expression() + query.labels()).containsAll(query.labels());
			MATCHER.matcher(String.valueOf(metric.group(2)))
				.results()
				.filter((matcher) -> !TARGET_LABELS.contains(matcher.group(1)))
				.forEach((matcher) -> {
					assertThat(labels).as(query.expression()).containsKey(matcher.group(1));
					assertThat(labels.get(matcher.group(1))).as(query.expression()).contains(matcher.group(3));
				});
		}
	}

	/**
	 * The values of each label of each metric.
	 */
	private static Map<String, Map<String, Set<String>>> scrape(ApplicationContext context) {
		JdbcTemplate template = context.getBean(JdbcTemplate.class);
		template.update("INSERT INTO guests (id, email) VALUES (1, 'ann@example.com')");
		assertThatExceptionOfType(GuestExistsException.class)
			.isThrownBy(() -> template.update("INSERT INTO guests (email) VALUES ('ann@example.com')"));
		assertThatExceptionOfType(DuplicatePrimaryKeyException.class)
			.isThrownBy(() -> template.update("INSERT INTO guests (id, email) VALUES (1, 'bob@example.com')"));
		context.getBean(GuestRepository.class).upsertAll(List.of(new Guest("ann@example.com", "Ann")));
		String text = context.getBean(PrometheusMeterRegistry.class).scrape();
		assertThat(text).doesNotContain("example.com");
		Map<String, Map<String, Set<String>>> metrics = new HashMap<>();
		METRIC.matcher(text).results().forEach((metric) -> {
			Map<String, Set<String>> labels = metrics.computeIfAbsent(metric.group(1), (name) -> new HashMap<>());
			MATCHER.matcher(String.valueOf(metric.group(2)))
				.results()
				.forEach((label) -> labels.computeIfAbsent(label.group(1), (name) -> new HashSet<>())
					.add(label.group(3)));
		});
		return metrics;
	}

	private static List<Query> dashboard() {
		List<Map<String, String>> targets = JsonPath.read(read("duplicate-key-dashboard.json"),
				"$.panels[*].targets[*]['expr', 'legendFormat']");
		return targets.stream().map((target) -> Query.of(target.get("expr"), target.get("legendFormat"))).toList();
	}

	@SuppressWarnings("unchecked")
	private static List<Query> alerts() {
		Map<String, List<Map<String, Object>>> file = new Yaml().load(read("duplicate-key-alerts.yml"));
		List<Map<String, Object>> rules = (List<Map<String, Object>>) file.get("groups").get(0).get("rules");
		assertThat(rules).hasSize(4);
		return rules.stream()
			.map((rule) -> Query.of((String) rule.get("expr"), String.valueOf(rule.get("annotations"))))
			.toList();
	}

	private static String read(String file) {
		try {
			return Files.readString(FOLDER.resolve(file));
		}
		catch (IOException ex) {
			throw new AssertionError(ex);
		}
	}

	/**
	 * A query.
	 *
	 * @param expression the query
	 * @param labels the labels that it groups by and that are shown
	 */
	private record Query(String expression, Set<String> labels) {

		static Query of(String expression, String shown) {
			Set<String> labels = new HashSet<>();
			GROUPING.matcher(expression)
				.results()
				.forEach((grouping) -> labels.addAll(List.of(grouping.group(1).split(", "))));
			LEGEND.matcher(shown).results().forEach((label) -> labels.add(label.group(1)));
			labels.removeAll(TARGET_LABELS);
			return new Query(expression, labels);
		}

	}

}
