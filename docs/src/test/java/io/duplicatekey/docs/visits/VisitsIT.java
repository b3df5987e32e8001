package io.duplicatekey.docs.visits;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

import org.springframework.batch.core.BatchStatus;
import org.springframework.batch.core.job.Job;
import org.springframework.batch.core.job.JobExecution;
import org.springframework.batch.core.job.parameters.JobParameters;
import org.springframework.batch.core.repository.JobRepository;
import org.springframework.batch.core.step.StepExecution;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.core.io.ClassPathResource;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.datasource.DriverManagerDataSource;
import org.springframework.jdbc.datasource.init.ResourceDatabasePopulator;

import io.duplicatekey.docs.shop.EmbeddedServer;
import io.duplicatekey.docs.shop.Shops;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * What the page about Spring Batch says.
 */
class VisitsIT {

	private JdbcTemplate jdbcTemplate;

	@BeforeAll
	static void requireServer() {
		EmbeddedServer.require();
	}

	@BeforeEach
	void createTables() {
		EmbeddedServer.get().asRoot().execute("CREATE DATABASE visits");
		DriverManagerDataSource dataSource = new DriverManagerDataSource(EmbeddedServer.get().url("visits"), "root",
				"");
		new ResourceDatabasePopulator(new ClassPathResource("org/springframework/batch/core/schema-mariadb.sql"))
			.execute(dataSource);
		this.jdbcTemplate = new JdbcTemplate(dataSource);
		this.jdbcTemplate.execute("CREATE TABLE visits (id BIGINT AUTO_INCREMENT PRIMARY KEY, "
				+ "url VARCHAR(100) NOT NULL, hits BIGINT NOT NULL, UNIQUE KEY uk_visits_url (url))");
		this.jdbcTemplate.execute("CREATE TABLE log (id BIGINT AUTO_INCREMENT PRIMARY KEY, url VARCHAR(100) NOT NULL)");
		List<Object[]> log = new ArrayList<>();
		for (int i = 0; i < 6000; i++) {
			log.add(new Object[] { "/" + i % 60 });
		}
		this.jdbcTemplate.batchUpdate("INSERT INTO log (url) VALUES (?)", log);
	}

	@AfterEach
	void drop() {
		EmbeddedServer.get().asRoot().execute("DROP DATABASE visits");
	}

	@Test
	void importsInParts() throws Exception {
		try (ConfigurableApplicationContext context = Shops.start(VisitsApplication.class, "visits",
				"logging.level.org.springframework.batch=off")) {
			JobExecution execution = context.getBean(Restart.class)
				.goOn(context.getBean(Job.class), new JobParameters());
			assertThat(execution.getStatus()).isEqualTo(BatchStatus.COMPLETED);
			assertThat(hits()).hasSize(60).allSatisfy((row) -> assertThat(row.get("hits")).isEqualTo(100L));
			// tag::totals[]
			long inserted = 0;
			for (StepExecution step : execution.getStepExecutions()) {
				inserted += step.getExecutionContext().getLong("visits.inserted", 0);
			}
			assertThat(inserted).isEqualTo(60);
			// end::totals[]
		}
	}

	@Test
	void goesOnAfterAFailure() throws Exception {
		this.jdbcTemplate.execute("ALTER TABLE visits ADD CONSTRAINT few CHECK (hits < 90)");
		try (ConfigurableApplicationContext context = Shops.start(VisitsApplication.class, "visits",
				"logging.level.org.springframework.batch=off")) {
			Job job = context.getBean(Job.class);
			Restart restart = context.getBean(Restart.class);
			assertThat(restart.goOn(job, new JobParameters()).getStatus()).isEqualTo(BatchStatus.FAILED);
			assertThat(hits()).as("what is committed stays").isNotEmpty();
			this.jdbcTemplate.execute("ALTER TABLE visits DROP CONSTRAINT few");
			JobExecution second = restart.goOn(job, new JobParameters());
			assertThat(second.getStatus()).isEqualTo(BatchStatus.COMPLETED);
			assertThat(hits()).hasSize(60).allSatisfy((row) -> assertThat(row.get("hits")).isEqualTo(100L));
			assertThat(second.getStepExecutions()).filteredOn((step) -> step.getStepName().contains(":"))
				.extracting((step) -> context.getBean(JobRepository.class)
					.getLastStepExecution(second.getJobInstance(), step.getStepName())
					.getExecutionContext()
					.getLong("visits.inserted"))
				.as("counted over both")
				.allMatch((inserted) -> inserted > 0);
		}
	}

	private List<Map<String, Object>> hits() {
		return this.jdbcTemplate.queryForList("SELECT hits FROM visits");
	}

}
