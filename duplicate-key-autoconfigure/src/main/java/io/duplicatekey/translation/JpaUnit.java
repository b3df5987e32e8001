package io.duplicatekey.translation;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;

import javax.sql.DataSource;

import jakarta.persistence.EntityManager;
import jakarta.persistence.EntityManagerFactory;
import org.jspecify.annotations.Nullable;

import org.springframework.jdbc.datasource.ConnectionHandle;
import org.springframework.orm.jpa.AbstractEntityManagerFactoryBean;
import org.springframework.orm.jpa.EntityManagerHolder;
import org.springframework.orm.jpa.JpaDialect;
import org.springframework.transaction.support.TransactionSynchronizationManager;
import org.springframework.util.ClassUtils;

/**
 * One entity manager factory: its data source, the connection that its session holds, and
 * the entities that its tables are mapped to.
 */
final class JpaUnit {

	private static final boolean HIBERNATE_PRESENT = ClassUtils
		.isPresent("org.hibernate.engine.spi.SessionFactoryImplementor", JpaUnit.class.getClassLoader());

	private static final String CONNECTIONS_BY_TENANT = "hibernate.multi_tenant_connection_provider";

	private final AbstractEntityManagerFactoryBean factoryBean;

	private final JpaDialect dialect;

	private volatile @Nullable DataSource dataSource;

	private final Map<EntityKey.Columns, Optional<EntityKey>> entities = new ConcurrentHashMap<>();

	JpaUnit(AbstractEntityManagerFactoryBean factoryBean, JpaDialect dialect) {
		this.factoryBean = factoryBean;
		this.dialect = dialect;
	}

	/**
	 * The data source, {@code null} where the factory bean knows none yet. Remembered
	 * once the persistence unit is there, because that is asked by reflection.
	 */
	@Nullable DataSource dataSource() {
		DataSource dataSource = this.dataSource;
		if (dataSource == null) {
			dataSource = this.factoryBean.getDataSource();
			if (this.factoryBean.getPersistenceUnitInfo() != null) {
				this.dataSource = dataSource;
			}
		}
		return dataSource;
	}

	/**
	 * Whether Hibernate gets its connections from a provider by the tenant.
	 */
	boolean hasTenants() {
		return this.factoryBean.getJpaPropertyMap().get(CONNECTIONS_BY_TENANT) != null;
	}

	boolean isBound() {
		return session() != null;
	}

	/**
	 * The connection of the session that is bound to the thread. The session acquires it
	 * if it has none, and releases it by its own rules.
	 */
	Connection sessionConnection() throws SQLException {
		EntityManager session = session();
		ConnectionHandle handle = (session != null) ? this.dialect.getJdbcConnection(session, true) : null;
		if (handle == null) {
			throw new SQLException("The bound session gives no JDBC connection");
		}
		return handle.getConnection();
	}

	private @Nullable EntityManager session() {
		EntityManagerFactory factory = this.factoryBean.getObject();
		return (factory != null
				&& TransactionSynchronizationManager.getResource(factory) instanceof EntityManagerHolder holder)
						? holder.getEntityManager() : null;
	}

	/**
	 * The entity mapped to a table and its properties for the columns of a key, if there
	 * is one and only one.
	 */
	@Nullable EntityKey entityOf(EntityKey.Columns key) {
		EntityManagerFactory factory = this.factoryBean.getNativeEntityManagerFactory();
		if (!HIBERNATE_PRESENT) {
			return null;
		}
		return this.entities
			.computeIfAbsent(key, (columns) -> Optional.ofNullable(HibernateMapping.entityOf(factory, columns)))
			.orElse(null);
	}

}
