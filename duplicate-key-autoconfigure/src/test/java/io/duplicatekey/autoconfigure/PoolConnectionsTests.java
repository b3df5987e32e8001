package io.duplicatekey.autoconfigure;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.Map;
import java.util.stream.Stream;

import javax.sql.DataSource;

import com.mysql.cj.jdbc.MysqlDataSource;
import com.zaxxer.hikari.HikariDataSource;
import com.zaxxer.hikari.HikariPoolMXBean;
import org.junit.jupiter.api.Test;

import org.springframework.boot.jdbc.metadata.DataSourcePoolMetadata;
import org.springframework.boot.jdbc.metadata.DataSourcePoolMetadataProvider;
import org.springframework.jdbc.datasource.DelegatingDataSource;
import org.springframework.jdbc.datasource.DriverManagerDataSource;
import org.springframework.jdbc.datasource.LazyConnectionDataSourceProxy;
import org.springframework.jdbc.datasource.SingleConnectionDataSource;
import org.springframework.jdbc.datasource.lookup.AbstractRoutingDataSource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.mockito.ArgumentMatchers.any;
import static org.mockito.BDDMockito.given;
import static org.mockito.Mockito.mock;

class PoolConnectionsTests {

	private final PoolConnections unknown = new PoolConnections(Stream::empty);

	@Test
	void hikariIsAskedForIdleConnections() {
		assertThat(this.unknown.refusal(hikari(1, 0))).isNull();
		assertThat(this.unknown.refusal(hikari(0, 0))).contains("idle");
	}

	@Test
	void hikariIsAskedForThreadsThatWait() {
		assertThat(this.unknown.isAwaited(hikari(1, 0))).isFalse();
		assertThat(this.unknown.isAwaited(hikari(1, 1))).isTrue();
		assertThat(this.unknown.refusal(hikari(1, 1))).contains("idle");
	}

	@Test
	void hikariIsFoundBehindProxies() {
		assertThat(this.unknown.refusal(new LazyConnectionDataSourceProxy(hikari(0, 0)))).contains("no connection");
		assertThat(this.unknown.refusal(new DelegatingDataSource(hikari(2, 0)))).isNull();
	}

	@Test
	void aPoolThatHasNotStartedIsNotStarted() {
		try (HikariDataSource pool = new HikariDataSource()) {
			assertThat(this.unknown.refusal(pool)).contains("not known");
			assertThat(pool.isRunning()).isFalse();
		}
	}

	@Test
	void otherPoolsAreAskedThroughBoot() {
		DataSource pool = mock();
		assertThat(connections(pool, 1).refusal(pool)).isNull();
		assertThat(connections(pool, 0).refusal(pool)).contains("idle");
		assertThat(connections(pool, null).refusal(pool)).contains("not known");
	}

	@Test
	void anUnknownPoolIsNotBorrowedFrom() {
		assertThat(this.unknown.refusal(mock(DataSource.class))).contains("not known");
	}

	@Test
	void aDataSourceWithoutAPoolIs() {
		assertThat(this.unknown.refusal(new DriverManagerDataSource())).isNull();
		assertThat(this.unknown.refusal(new MysqlDataSource())).isNull();
	}

	@Test
	void theOnlyConnectionOfADataSourceIsNotBorrowed() {
		assertThat(this.unknown.refusal(new SingleConnectionDataSource())).contains("not known");
	}

	@Test
	void aRoutingDataSourceIsNotAsked() {
		AbstractRoutingDataSource routing = new AbstractRoutingDataSource() {

			@Override
			protected Object determineCurrentLookupKey() {
				return "one";
			}

		};
		routing.setTargetDataSources(Map.of("one", hikari(1, 0)));
		routing.afterPropertiesSet();
		assertThat(this.unknown.refusal(new DelegatingDataSource(routing))).contains("by the thread");
	}

	@Test
	void aRoutingDataSourceBehindAnyProxyIsNotAsked() throws SQLException {
		DataSource proxy = mock();
		HikariDataSource hikari = hikari(1, 0);
		given(proxy.isWrapperFor(any())).willReturn(true);
		given(proxy.unwrap(any())).willReturn(hikari);
		assertThat(this.unknown.refusal(proxy)).contains("by the thread");
	}

	@Test
	void aDataSourceOfTheApplicationsOwnThatWrapsAPoolIsNotAsked() {
		assertThat(this.unknown.refusal(new TenantDataSource(hikari(1, 0)))).contains("by the thread");
		assertThat(this.unknown.refusal(new LazyConnectionDataSourceProxy(new TenantDataSource(hikari(1, 0)))))
			.contains("by the thread");
	}

	private static final class TenantDataSource extends DelegatingDataSource {

		TenantDataSource(DataSource target) {
			super(target);
		}

		@Override
		public Connection getConnection() throws SQLException {
			Connection connection = super.getConnection();
			connection.setCatalog("tenant");
			return connection;
		}

	}

	private static HikariDataSource hikari(int idle, int waiting) {
		HikariPoolMXBean pool = mock();
		given(pool.getIdleConnections()).willReturn(idle);
		given(pool.getThreadsAwaitingConnection()).willReturn(waiting);
		HikariDataSource dataSource = mock();
		given(dataSource.getHikariPoolMXBean()).willReturn(pool);
		return dataSource;
	}

	private static PoolConnections connections(DataSource pool, Integer idle) {
		DataSourcePoolMetadata metadata = mock();
		given(metadata.getIdle()).willReturn(idle);
		DataSourcePoolMetadataProvider provider = (dataSource) -> (dataSource == pool) ? metadata : null;
		return new PoolConnections(() -> Stream.of(provider));
	}

}
