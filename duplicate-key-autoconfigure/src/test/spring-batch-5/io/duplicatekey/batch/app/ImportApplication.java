package io.duplicatekey.batch.app;

import java.time.LocalDateTime;

import org.springframework.batch.core.BatchStatus;
import org.springframework.batch.core.Job;
import org.springframework.batch.core.JobExecution;
import org.springframework.batch.core.JobParameters;
import org.springframework.batch.core.StepExecution;
import org.springframework.batch.core.explore.JobExplorer;
import org.springframework.batch.core.launch.JobLauncher;
import org.springframework.batch.core.repository.JobRepository;
import org.springframework.batch.item.ExecutionContext;
import org.springframework.boot.SpringApplication;
import org.springframework.boot.autoconfigure.SpringBootApplication;
import org.springframework.context.ConfigurableApplicationContext;

/**
 * Goes on with the job whose name is the property {@code job}, and says how it went.
 */
@SpringBootApplication(proxyBeanMethods = false)
public class ImportApplication {

	public static void main(String[] arguments) throws Exception {
		try (ConfigurableApplicationContext context = SpringApplication.run(ImportApplication.class, arguments)) {
			Job job = context.getBean(System.getProperty("job"), Job.class);
			JobRepository repository = context.getBean(JobRepository.class);
			// Nobody has said that the killed one has ended.
			context.getBean(JobExplorer.class)
				.findRunningJobExecutions(job.getName())
				.forEach((killed) -> recover(killed, repository));
			JobExecution execution = context.getBean(JobLauncher.class).run(job, new JobParameters());
			System.out.println("> " + execution.getStatus());
			for (Throwable ex : execution.getAllFailureExceptions()) {
				for (Throwable cause = ex; cause != null; cause = cause.getCause()) {
					System.out.println("> " + cause);
				}
			}
			for (String step : new String[] { "pages", "part:part0", "part:part1", "part:part2", "part:part3" }) {
				StepExecution last = repository.getLastStepExecution(execution.getJobInstance(), step);
				if (last != null) {
					System.out.println("> " + totals(last));
				}
			}
		}
	}

	private static void recover(JobExecution killed, JobRepository repository) {
		for (StepExecution step : killed.getStepExecutions()) {
			if (step.getStatus().isRunning()) {
				step.setStatus(BatchStatus.FAILED);
				step.setEndTime(LocalDateTime.now());
				repository.update(step);
			}
		}
		killed.setStatus(BatchStatus.FAILED);
		killed.setEndTime(LocalDateTime.now());
		repository.update(killed);
	}

	private static String totals(StepExecution step) {
		ExecutionContext context = step.getExecutionContext();
		return "%d inserted, %d updated, %d unchanged".formatted(context.getLong("pages.inserted"),
				context.getLong("pages.updated"), context.getLong("pages.unchanged"));
	}

}
