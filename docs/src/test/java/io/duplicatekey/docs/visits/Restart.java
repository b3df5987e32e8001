package io.duplicatekey.docs.visits;

import org.springframework.batch.core.job.Job;
import org.springframework.batch.core.job.JobExecution;
import org.springframework.batch.core.job.parameters.JobParameters;
import org.springframework.batch.core.launch.JobOperator;
import org.springframework.batch.core.repository.JobRepository;
import org.springframework.stereotype.Component;

@Component
public class Restart {

	private final JobRepository jobRepository;

	private final JobOperator jobOperator;

	public Restart(JobRepository jobRepository, JobOperator jobOperator) {
		this.jobRepository = jobRepository;
		this.jobOperator = jobOperator;
	}

	// tag::restart[]
	public JobExecution goOn(Job job, JobParameters parameters) throws Exception {
		// Only where no other process can be running the job.
		this.jobRepository.findRunningJobExecutions(job.getName()).forEach(this.jobOperator::recover);
		return this.jobOperator.start(job, parameters);
	}
	// end::restart[]

}
