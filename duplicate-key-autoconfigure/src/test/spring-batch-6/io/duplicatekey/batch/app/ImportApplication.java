package io.duplicatekey.batch.app;

import org.springframework.batch.core.job.Job;
import org.springframework.batch.core.job.JobExecution;
import org.springframework.batch.core.job.parameters.JobParameters;
import org.springframework.batch.core.launch.JobOperator;
import org.springframework.batch.core.repository.JobRepository;
import org.springframework.batch.core.step.StepExecution;
import org.springframework.batch.infrastructure.item.ExecutionContext;
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
			JobOperator operator = context.getBean(JobOperator.class);
			JobRepository repository = context.getBean(JobRepository.class);
			// Nobody has said that the killed one has ended.
			repository.findRunningJobExecutions(job.getName()).forEach(operator::recover);
			JobExecution execution = operator.start(job, new JobParameters());
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

	private static String totals(StepExecution step) {
		ExecutionContext context = step.getExecutionContext();
		return "%d inserted, %d updated, %d unchanged".formatted(context.getLong("pages.inserted"),
				context.getLong("pages.updated"), context.getLong("pages.unchanged"));
	}

}
