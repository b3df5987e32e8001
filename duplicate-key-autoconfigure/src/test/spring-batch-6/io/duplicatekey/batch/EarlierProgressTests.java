package io.duplicatekey.batch;

import java.util.ArrayList;
import java.util.List;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

import org.springframework.batch.core.BatchStatus;
import org.springframework.batch.core.job.JobExecution;
import org.springframework.batch.core.job.JobInstance;
import org.springframework.batch.core.job.parameters.JobParameters;
import org.springframework.batch.core.repository.JobRepository;
import org.springframework.batch.core.step.StepExecution;

import static org.assertj.core.api.Assertions.assertThat;
import static org.mockito.BDDMockito.given;
import static org.mockito.Mockito.mock;
import static org.mockito.Mockito.verifyNoInteractions;

class EarlierProgressTests {

	private static final String KEY = "pages.inserted";

	private final JobInstance instance = new JobInstance(1, "job");

	private final List<JobExecution> latestFirst = new ArrayList<>();

	private final JobRepository repository = mock(JobRepository.class);

	private final EarlierProgress earlierProgress = new EarlierProgress(this.repository);

	@BeforeEach
	void setUp() {
		given(this.repository.getJobExecutions(this.instance)).willReturn(this.latestFirst);
	}

	@Test
	void isTakenFromTheLastExecutionThatHasAny() {
		step("pages", BatchStatus.FAILED, 100);
		step("pages", BatchStatus.FAILED, 200);
		step("pages", BatchStatus.FAILED, null);
		assertThat(restored(step("pages", BatchStatus.STARTED, null))).isEqualTo(200);
	}

	@Test
	void staysWhereSpringBatchHasIt() {
		StepExecution step = step("pages", BatchStatus.STARTED, 300);
		assertThat(restored(step)).isEqualTo(300);
		verifyNoInteractions(this.repository);
	}

	@Test
	void isNoneAtTheFirstStart() {
		assertThat(restored(step("pages", BatchStatus.STARTED, null))).isEqualTo(-1);
	}

	@Test
	void isThatOfTheSameStep() {
		step("others", BatchStatus.FAILED, 100);
		assertThat(restored(step("pages", BatchStatus.STARTED, null))).isEqualTo(-1);
	}

	@Test
	void isForgottenWhereTheStepWasCompleteAndStartsAnew() {
		step("pages", BatchStatus.FAILED, 100);
		step("pages", BatchStatus.COMPLETED, 200);
		step("pages", BatchStatus.FAILED, null);
		assertThat(restored(step("pages", BatchStatus.STARTED, null))).isEqualTo(-1);
	}

	private long restored(StepExecution step) {
		this.earlierProgress.restore(step, KEY);
		return step.getExecutionContext().getLong(KEY, -1);
	}

	private StepExecution step(String name, BatchStatus status, Integer inserted) {
		int id = this.latestFirst.size() + 1;
		JobExecution execution = new JobExecution(id, this.instance, new JobParameters());
		StepExecution step = new StepExecution(id, name, execution);
		step.setStatus(status);
		if (inserted != null) {
			step.getExecutionContext().putLong(KEY, inserted);
		}
		execution.addStepExecution(step);
		this.latestFirst.add(0, execution);
		return step;
	}

}
