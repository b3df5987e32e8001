package io.duplicatekey.batch.app;

import java.util.LinkedHashMap;
import java.util.Map;

import org.springframework.batch.core.configuration.annotation.EnableBatchProcessing;
import org.springframework.batch.core.configuration.annotation.EnableJdbcJobRepository;
import org.springframework.batch.core.configuration.annotation.StepScope;
import org.springframework.batch.core.job.Job;
import org.springframework.batch.core.job.builder.JobBuilder;
import org.springframework.batch.core.repository.JobRepository;
import org.springframework.batch.core.step.Step;
import org.springframework.batch.core.step.builder.StepBuilder;
import org.springframework.batch.infrastructure.item.ExecutionContext;
import org.springframework.batch.infrastructure.support.transaction.ResourcelessTransactionManager;
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

/**
 * The same rows, imported in one go and in partitions, which share the writer.
 */
@Configuration(proxyBeanMethods = false)
@EnableBatchProcessing
@EnableJdbcJobRepository
class ImportJobs {

	@Bean
	UpsertItemWriter<Page> pageWriter(JobRepository jobRepository, UpsertOperations upserts) {
		return new UpsertItemWriterBuilder<Page>().name("pages")
			.jobRepository(jobRepository)
			.description(upserts.of(Page.class).key("url").set("hits", "#old.hits + #new.hits"))
			.build();
	}

	@Bean
	@StepScope
	PageReader pageReader(@Value("#{stepExecutionContext['from']}") int from,
			@Value("#{stepExecutionContext['to']}") int to) {
		return new PageReader(from, to);
	}

	@Bean
	Step pages(JobRepository jobRepository, PlatformTransactionManager transactionManager,
			UpsertItemWriter<Page> pageWriter) {
		return new StepBuilder("pages", jobRepository).<Page, Page>chunk(PageInput.CHUNK)
			.transactionManager(transactionManager)
			.reader(new PageReader(0, PageInput.ROWS))
			.writer(pageWriter)
			.build();
	}

	@Bean
	Step part(JobRepository jobRepository, PlatformTransactionManager transactionManager, PageReader pageReader,
			UpsertItemWriter<Page> pageWriter) {
		return new StepBuilder("part", jobRepository).<Page, Page>chunk(PageInput.CHUNK)
			.transactionManager(transactionManager)
			.transactionAttribute(readCommitted())
			.reader(pageReader)
			.writer(pageWriter)
			.build();
	}

	@Bean
	Step parts(JobRepository jobRepository, @Qualifier("part") Step part) {
		return new StepBuilder("parts", jobRepository).partitioner("part", ImportJobs::partition)
			.step(part)
			.gridSize(PageInput.PARTITIONS)
			.taskExecutor(new SimpleAsyncTaskExecutor())
			.build();
	}

	@Bean
	Step withoutTransactionManager(JobRepository jobRepository, UpsertItemWriter<Page> pageWriter) {
		return new StepBuilder("withoutTransactionManager", jobRepository).<Page, Page>chunk(PageInput.CHUNK)
			.transactionManager(new ResourcelessTransactionManager())
			.reader(new PageReader(0, PageInput.ROWS))
			.writer(pageWriter)
			.build();
	}

	@Bean
	Job sequential(JobRepository jobRepository, @Qualifier("pages") Step step) {
		return new JobBuilder("sequential", jobRepository).start(step).build();
	}

	@Bean
	Job partitioned(JobRepository jobRepository, @Qualifier("parts") Step step) {
		return new JobBuilder("partitioned", jobRepository).start(step).build();
	}

	@Bean
	Job unprotected(JobRepository jobRepository, @Qualifier("withoutTransactionManager") Step step) {
		return new JobBuilder("unprotected", jobRepository).start(step).build();
	}

	/**
	 * Under which partitions have the fewest locks in common.
	 */
	private static TransactionAttribute readCommitted() {
		DefaultTransactionAttribute attribute = new DefaultTransactionAttribute();
		attribute.setIsolationLevel(TransactionDefinition.ISOLATION_READ_COMMITTED);
		return attribute;
	}

	private static Map<String, ExecutionContext> partition(int gridSize) {
		Map<String, ExecutionContext> partitions = new LinkedHashMap<>();
		int rows = PageInput.ROWS / gridSize;
		for (int i = 0; i < gridSize; i++) {
			ExecutionContext context = new ExecutionContext();
			context.putInt("from", i * rows);
			context.putInt("to", (i + 1) * rows);
			partitions.put("part" + i, context);
		}
		return partitions;
	}

}
