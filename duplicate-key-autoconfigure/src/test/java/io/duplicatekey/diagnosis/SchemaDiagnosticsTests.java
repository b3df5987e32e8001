package io.duplicatekey.diagnosis;

import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.stream.Stream;

import javax.sql.DataSource;

import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

import org.springframework.jdbc.datasource.ConnectionHolder;
import org.springframework.transaction.support.TransactionSynchronizationManager;

import io.duplicatekey.translation.ConstraintMappings;
import io.duplicatekey.translation.DuplicateKeyTranslator;
import io.duplicatekey.translation.ExceptionFactory;

import static org.assertj.core.api.Assertions.assertThat;
import static org.mockito.ArgumentMatchers.anyString;
import static org.mockito.BDDMockito.given;
import static org.mockito.Mockito.inOrder;
import static org.mockito.Mockito.mock;
import static org.mockito.Mockito.never;
import static org.mockito.Mockito.times;
import static org.mockito.Mockito.verify;
import static org.mockito.Mockito.verifyNoInteractions;

@Timeout(30)
class SchemaDiagnosticsTests {

	private static final SQLException DUPLICATE = new SQLException("Duplicate entry 'secret' for key 'users.uk_email'",
			"23000", 1062);

	private final DataSource dataSource = mock();

	private final Connection connection = mock();

	private @Nullable String refusal;

	private boolean awaited;

	private final SchemaDiagnostics diagnostics = new SchemaDiagnostics(new DuplicateKeyTranslator(
			new ExceptionFactory(Stream::empty, new ConstraintMappings<>()), true, true, (event) -> {
			}), () -> List.of(this.dataSource), new SpareConnections() {

				@Override
				public @Nullable String refusal(DataSource dataSource) {
					return SchemaDiagnosticsTests.this.refusal;
				}

				@Override
				public boolean isAwaited(DataSource dataSource) {
					return SchemaDiagnosticsTests.this.awaited;
				}

			}, new DiagnosisLimits(Duration.ofMillis(300), Duration.ofMillis(100)), List.of("deleted"));

	@AfterEach
	void close() {
		this.diagnostics.close();
	}

	@Test
	void aPoolThatDoesNotAnswerIsNotWaitedFor() throws SQLException {
		CountDownLatch end = new CountDownLatch(1);
		given(this.dataSource.getConnection()).will((call) -> {
			end.await();
			return this.connection;
		});
		Diagnosis diagnosis = this.diagnostics.diagnose(DUPLICATE);
		end.countDown();
		assertThat(diagnosis.evidence()).anyMatch((line) -> line.contains("took too long"));
	}

	@Test
	void nothingIsLookedUpForWhoHasStoppedWaiting() throws Exception {
		CountDownLatch end = new CountDownLatch(1);
		given(this.dataSource.getConnection()).will((call) -> {
			end.await();
			throw new SQLException("gone", "08000");
		});
		this.diagnostics.diagnose(DUPLICATE);
		this.diagnostics.diagnose(DUPLICATE);
		end.countDown();
		Thread.sleep(500);
		verify(this.dataSource, times(1)).getConnection();
	}

	@Test
	void aLookUpThatFailsCostsNothingButEvidence() throws SQLException {
		given(this.dataSource.getConnection()).willReturn(this.connection);
		given(this.connection.prepareStatement(anyString())).willThrow(new SQLException("secret", "42000", 1142));
		Diagnosis diagnosis = this.diagnostics.diagnose(DUPLICATE);
		assertThat(diagnosis.cause()).isEqualTo(DuplicateCause.NOT_DETERMINED);
		assertThat(diagnosis.evidence()).anyMatch((line) -> line.contains("error 1142"));
		assertThat(diagnosis.toString() + diagnosis.report()).doesNotContain("secret");
	}

	@Test
	void theConnectionIsGivenBackAsItWas() throws SQLException {
		given(this.dataSource.getConnection()).willReturn(this.connection);
		given(this.connection.getAutoCommit()).willReturn(true);
		given(this.connection.prepareStatement(anyString())).willThrow(new SQLException("secret", "42000", 1142));
		this.diagnostics.diagnose(DUPLICATE);
		var order = inOrder(this.connection);
		order.verify(this.connection).setAutoCommit(false);
		order.verify(this.connection).rollback();
		order.verify(this.connection).setAutoCommit(true);
		order.verify(this.connection).close();
		verify(this.connection, never()).setReadOnly(true);
	}

	@Test
	void aConnectionThatSomebodyWaitsForIsNotAsked() throws SQLException {
		given(this.dataSource.getConnection()).willReturn(this.connection);
		this.awaited = true;
		assertThat(this.diagnostics.diagnose(DUPLICATE).evidence()).anyMatch((line) -> line.contains("not looked at"));
		verify(this.connection, never()).prepareStatement(anyString());
	}

	@Test
	void aRefusalIsSaid() {
		this.refusal = "it is Sunday";
		assertThat(this.diagnostics.diagnose(DUPLICATE).evidence()).anyMatch((line) -> line.contains("it is Sunday"));
		verifyNoInteractions(this.dataSource);
	}

	@Test
	void aThreadThatHoldsAConnectionGetsNoOther() {
		TransactionSynchronizationManager.bindResource(this.dataSource, new ConnectionHolder(this.connection));
		try {
			assertThat(this.diagnostics.diagnose(DUPLICATE).evidence())
				.anyMatch((line) -> line.contains("holds a connection"));
		}
		finally {
			TransactionSynchronizationManager.unbindResource(this.dataSource);
		}
		verifyNoInteractions(this.dataSource);
	}

	@Test
	void afterItIsClosedNothingIsLookedUp() {
		this.diagnostics.close();
		assertThat(this.diagnostics.diagnose(DUPLICATE).cause()).isEqualTo(DuplicateCause.NOT_DETERMINED);
		verifyNoInteractions(this.dataSource);
	}

}
