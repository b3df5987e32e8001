package io.duplicatekey.translation;

import java.sql.SQLException;

import javax.sql.DataSource;

import org.springframework.jdbc.datasource.DelegatingDataSource;
import org.springframework.jdbc.datasource.lookup.AbstractRoutingDataSource;
import org.springframework.util.ClassUtils;

/**
 * Where the connections of a data source lead to.
 */
public final class DataSourceTargets {

	private DataSourceTargets() {
	}

	/**
	 * Whether they can lead to other servers or schemas with each thread: it is a routing
	 * data source, or has one behind it, or a class of the application's own stands in
	 * front of another data source, which for instance sets the schema of a tenant.
	 * @param dataSource the data source
	 * @return {@code false} where nothing speaks for it
	 */
	public static boolean mayVary(DataSource dataSource) {
		if (dataSource instanceof AbstractRoutingDataSource || isBeforeRouting(dataSource)) {
			return true;
		}
		if (!(dataSource instanceof DelegatingDataSource proxy)) {
			return false;
		}
		DataSource target = proxy.getTargetDataSource();
		boolean known = ClassUtils.getUserClass(proxy).getName().startsWith("org.springframework.");
		return !known || (target != null && mayVary(target));
	}

	private static boolean isBeforeRouting(DataSource dataSource) {
		try {
			return dataSource.isWrapperFor(AbstractRoutingDataSource.class);
		}
		catch (SQLException | RuntimeException ex) {
			// Foreign code that does not know what is behind it.
			return false;
		}
	}

}
