package io.duplicatekey.translation;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.Collection;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.CopyOnWriteArrayList;

import javax.sql.DataSource;

import org.jspecify.annotations.Nullable;

import io.duplicatekey.translation.ConnectionAccess.SessionConnections;

/**
 * The application's entity manager factories; none where it does not use JPA.
 */
final class JpaUnits implements SessionConnections {

	private final List<JpaUnit> units = new CopyOnWriteArrayList<>();

	void add(JpaUnit unit) {
		this.units.add(unit);
	}

	Collection<DataSource> dataSources() {
		return this.units.stream().map(JpaUnit::dataSource).filter(Objects::nonNull).distinct().toList();
	}

	@Override
	public boolean isBound(DataSource dataSource) {
		return boundUnit(dataSource) != null;
	}

	@Override
	public Connection connectionOf(DataSource dataSource) throws SQLException {
		JpaUnit unit = boundUnit(dataSource);
		if (unit == null) {
			throw new SQLException("No session is bound");
		}
		return unit.sessionConnection();
	}

	@Override
	public boolean hasTenants(DataSource dataSource) {
		return this.units.stream().anyMatch((unit) -> unit.hasTenants() && dataSource.equals(unit.dataSource()));
	}

	private @Nullable JpaUnit boundUnit(DataSource dataSource) {
		for (JpaUnit unit : this.units) {
			if (dataSource.equals(unit.dataSource()) && unit.isBound()) {
				return unit;
			}
		}
		return null;
	}

	/**
	 * The entity and the properties that a key is mapped to, if there is one and only one
	 * such entity.
	 * @param key the key
	 * @param dataSource where the key is, or {@code null} where that is not known
	 */
	@Nullable EntityKey entityOf(ResolvedKey key, @Nullable DataSource dataSource) {
		String table = key.table();
		if (table == null) {
			return null;
		}
		EntityKey.Columns columns = new EntityKey.Columns(key.schema(), table, key.columns(), key.local());
		List<EntityKey> found = this.units.stream()
			.filter((unit) -> dataSource == null || dataSource.equals(unit.dataSource()))
			.map((unit) -> unit.entityOf(columns))
			.filter(Objects::nonNull)
			.distinct()
			.toList();
		return (found.size() == 1) ? found.get(0) : null;
	}

	/**
	 * Whether an entity is mapped to that table of a data source; {@code null} where no
	 * factory is on the data source, so that it cannot be told.
	 */
	@Nullable Boolean maps(DataSource dataSource, String table) {
		EntityKey.Columns anyColumns = new EntityKey.Columns(null, table, List.of(), true);
		Boolean maps = null;
		for (JpaUnit unit : this.units) {
			if (dataSource.equals(unit.dataSource())) {
				maps = Boolean.TRUE.equals(maps) || unit.entityOf(anyColumns) != null;
			}
		}
		return maps;
	}

}
