package io.duplicatekey.batch;

import org.springframework.batch.core.BatchStatus;
import org.springframework.batch.core.job.JobExecution;
import org.springframework.batch.core.repository.JobRepository;
import org.springframework.batch.core.step.StepExecution;
import org.springframework.batch.infrastructure.item.ExecutionContext;

/**
 * What a step has committed before it was killed. When Spring Batch 6 restarts a step, it
 * saves an empty execution context, and the one of the execution before only with the
 * first chunk. Killed in between, the step would begin from the start at its next
 * restart, and write again all that it had written.
 */
final class EarlierProgress {

	private final JobRepository jobRepository;

	EarlierProgress(JobRepository jobRepository) {
		this.jobRepository = jobRepository;
	}

	/**
	 * Restore the context of the last execution that has committed something, unless the
	 * context has that already. Costs nothing on such a restart, and a look into the
	 * repository otherwise.
	 * @param step the execution that begins
	 * @param key is in the context of every execution that has committed something
	 */
	void restore(StepExecution step, String key) {
		ExecutionContext context = step.getExecutionContext();
		if (!context.containsKey(key)) {
			find(step, key).entrySet().forEach((entry) -> context.put(entry.getKey(), entry.getValue()));
		}
	}

	private ExecutionContext find(StepExecution step, String key) {
		JobExecution current = step.getJobExecution();
		// The latest comes first.
		for (JobExecution execution : this.jobRepository.getJobExecutions(current.getJobInstance())) {
			for (StepExecution earlier : execution.getStepExecutions()) {
				if (execution.getId() != current.getId() && earlier.getStepName().equals(step.getStepName())) {
					if (earlier.getStatus() == BatchStatus.COMPLETED) {
						// It was not killed, and is started anew on purpose.
						return new ExecutionContext();
					}
					if (earlier.getExecutionContext().containsKey(key)) {
						return earlier.getExecutionContext();
					}
				}
			}
		}
		return new ExecutionContext();
	}

}
