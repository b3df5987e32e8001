package io.duplicatekey.autoconfigure;

import java.util.Objects;
import java.util.Set;
import java.util.function.Supplier;
import java.util.stream.Stream;

import javax.sql.DataSource;

import com.zaxxer.hikari.HikariConfigMXBean;
import com.zaxxer.hikari.HikariDataSource;
import com.zaxxer.hikari.HikariPoolMXBean;
import org.jspecify.annotations.Nullable;

import org.springframework.boot.jdbc.DataSourceUnwrapper;
import org.springframework.boot.jdbc.metadata.DataSourcePoolMetadata;
import org.springframework.boot.jdbc.metadata.DataSourcePoolMetadataProvider;
import org.springframework.jdbc.datasource.AbstractDriverBasedDataSource;
import org.springframework.jdbc.datasource.DelegatingDataSource;
import org.springframework.jdbc.datasource.SmartDataSource;
import org.springframework.util.ClassUtils;

import io.duplicatekey.diagnosis.SpareConnections;
import io.duplicatekey.translation.DataSourceTargets;

/**
 * Asks pools what Spring Boot knows of them for its metrics. A pool of a kind that Boot
 * does not know is never borrowed from, unless the application has a
 * {@link DataSourcePoolMetadataProvider} for it.
 */
final class PoolConnections implements SpareConnections {

	private static final boolean HIKARI_PRESENT = ClassUtils.isPresent("com.zaxxer.hikari.HikariPoolMXBean",
			PoolConnections.class.getClassLoader());

	/**
	 * Those of the drivers that open a connection each time.
	 */
	private static final Set<String> UNPOOLED = Set.of("com.mysql.cj.jdbc.MysqlDataSource",
			"org.mariadb.jdbc.MariaDbDataSource");

	private final Supplier<Stream<DataSourcePoolMetadataProvider>> providers;

	PoolConnections(Supplier<Stream<DataSourcePoolMetadataProvider>> providers) {
		this.providers = providers;
	}

	@Override
	public @Nullable String refusal(DataSource dataSource) {
		if (DataSourceTargets.mayVary(dataSource)) {
			return "the data source can choose its target by the thread, and the choice of then is not known";
		}
		if (isUnpooled(target(dataSource))) {
			return null;
		}
		Integer idle = idle(dataSource);
		if (idle == null) {
			return "it is not known whether the pool has an idle connection";
		}
		return (idle <= 0 || isAwaited(dataSource)) ? "no connection of the pool is idle" : null;
	}

	private @Nullable Integer idle(DataSource dataSource) {
		HikariPoolMXBean pool = hikari(dataSource);
		if (pool != null) {
			return pool.getIdleConnections();
		}
		return this.providers.get()
			.map((provider) -> provider.getDataSourcePoolMetadata(dataSource))
			.filter(Objects::nonNull)
			.map(DataSourcePoolMetadata::getIdle)
			.filter(Objects::nonNull)
			.findFirst()
			.orElse(null);
	}

	@Override
	public boolean isAwaited(DataSource dataSource) {
		HikariPoolMXBean pool = hikari(dataSource);
		return pool != null && pool.getThreadsAwaitingConnection() > 0;
	}

	private static @Nullable HikariPoolMXBean hikari(DataSource dataSource) {
		if (!HIKARI_PRESENT) {
			return null;
		}
		HikariDataSource hikari = DataSourceUnwrapper.unwrap(dataSource, HikariConfigMXBean.class,
				HikariDataSource.class);
		return (hikari != null) ? hikari.getHikariPoolMXBean() : null;
	}

	private static boolean isUnpooled(DataSource dataSource) {
		return (dataSource instanceof AbstractDriverBasedDataSource && !(dataSource instanceof SmartDataSource))
				|| UNPOOLED.contains(dataSource.getClass().getName());
	}

	private static DataSource target(DataSource dataSource) {
		DataSource target = (dataSource instanceof DelegatingDataSource proxy) ? proxy.getTargetDataSource() : null;
		return (target != null) ? target(target) : dataSource;
	}

}
