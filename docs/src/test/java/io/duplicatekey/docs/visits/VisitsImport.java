package io.duplicatekey.docs.visits;

import java.util.LinkedHashMap;
import java.util.Map;

import javax.sql.DataSource;

import org.springframework.batch.core.configuration.annotation.StepScope;
import org.springframework.batch.core.job.Job;
import org.springframework.batch.core.job.builder.JobBuilder;
import org.springframework.batch.core.repository.JobRepository;
import org.springframework.batch.core.step.Step;
import org.springframework.batch.core.step.builder.StepBuilder;
import org.springframework.batch.infrastructure.item.ExecutionContext;
import org.springframework.batch.infrastructure.item.database.JdbcPagingItemReader;
import org.springframework.batch.infrastructure.item.database.Order;
import org.springframework.batch.infrastructure.item.database.builder.JdbcPagingItemReaderBuilder;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.task.SimpleAsyncTaskExecutor;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.TransactionDefinition;
import org.springframework.transaction.interceptor.DefaultTransactionAttribute;
import org.springframework.transaction.interceptor.TransactionAttribute;

import io.duplicatekey.batch.UpsertItemWriter;
import io.duplicatekey.batch.UpsertItemWriterBuilder;
import io.duplicatekey.upsert.UpsertOperations;

@Configuration(proxyBeanMethods = false)
public class VisitsImport {

	// tag::writer[]
	@Bean
	UpsertItemWriter<Visits> visitsWriter(JobRepository jobRepository, UpsertOperations upserts) {
		return new UpsertItemWriterBuilder<Visits>().name("visits")
			.jobRepository(jobRepository)
			.description(upserts.of(Visits.class).key("url").set("hits", "#old.hits + #new.hits"))
			.build();
	}
	// end::writer[]

	// tag::step[]
	@Bean
	Step importVisits(JobRepository jobRepository, PlatformTransactionManager transactionManager,
			JdbcPagingItemReader<Visits> visitsReader, UpsertItemWriter<Visits> visitsWriter) {
		return new StepBuilder("importVisits", jobRepository).<Visits, Visits>chunk(1000)
			.transactionManager(transactionManager) // the database's
			.transactionAttribute(readCommitted())
			.reader(visitsReader)
			.writer(visitsWriter)
			.build();
	}

	private static TransactionAttribute readCommitted() {
		DefaultTransactionAttribute attribute = new DefaultTransactionAttribute();
		attribute.setIsolationLevel(TransactionDefinition.ISOLATION_READ_COMMITTED);
		return attribute;
	}
	// end::step[]

	// tag::partitions[]
	@Bean
	Step importInParts(JobRepository jobRepository, @Qualifier("importVisits") Step importVisits) {
		return new StepBuilder("importInParts", jobRepository).partitioner("importVisits", VisitsImport::parts)
			.step(importVisits)
			.gridSize(4)
			.taskExecutor(new SimpleAsyncTaskExecutor())
			.build();
	}

	static Map<String, ExecutionContext> parts(int gridSize) {
		Map<String, ExecutionContext> parts = new LinkedHashMap<>();
		for (int part = 0; part < gridSize; part++) {
			parts.put("part" + part, new ExecutionContext(Map.of("part", part, "parts", gridSize)));
		}
		return parts;
	}

	@Bean
	@StepScope
	JdbcPagingItemReader<Visits> visitsReader(DataSource dataSource, @Value("#{stepExecutionContext['part']}") int part,
			@Value("#{stepExecutionContext['parts']}") int parts) throws Exception {
		return new JdbcPagingItemReaderBuilder<Visits>().name("log")
			.dataSource(dataSource)
			.selectClause("id, url")
			.fromClause("log")
			.whereClause("CRC32(url) % :parts = :part") // a URL is in one part only
			.parameterValues(Map.of("part", part, "parts", parts))
			.sortKeys(Map.of("id", Order.ASCENDING))
			.pageSize(1000)
			.rowMapper((row, number) -> new Visits(row.getString("url"), 1))
			.build();
	}
	// end::partitions[]

	@Bean
	Job visits(JobRepository jobRepository, @Qualifier("importInParts") Step importInParts) {
		return new JobBuilder("visits", jobRepository).start(importInParts).build();
	}

}
