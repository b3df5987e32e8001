package io.duplicatekey.hibernate;

import java.io.IOException;
import java.io.InputStream;
import java.sql.SQLException;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;

import javax.sql.DataSource;

import jakarta.persistence.EntityManager;
import org.hibernate.LazyInitializationException;
import org.hibernate.SessionFactory;
import org.hibernate.boot.MetadataSources;
import org.hibernate.boot.registry.BootstrapServiceRegistryBuilder;
import org.hibernate.boot.registry.StandardServiceRegistryBuilder;
import org.hibernate.bytecode.enhance.spi.DefaultEnhancementContext;
import org.hibernate.bytecode.enhance.spi.UnloadedClass;
import org.hibernate.bytecode.enhance.spi.UnloadedField;
import org.hibernate.bytecode.internal.bytebuddy.BytecodeProviderImpl;

import org.springframework.jdbc.core.JdbcTemplate;

import io.duplicatekey.jdbc.UpsertExecutor;
import io.duplicatekey.jdbc.UpsertReport;
import io.duplicatekey.servers.ServerTest;
import io.duplicatekey.servers.TestDatabase;
import io.duplicatekey.upsert.OnDuplicate;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

/**
 * Upserts of entities that bytecode enhancement has loaded in part: what is not loaded
 * must not become NULL.
 */
class LazyPropertiesIT {

	@ServerTest
	@SuppressWarnings("unchecked")
	void aReferenceIsLoaded(TestDatabase database) throws Exception {
		run(database,
				(factory) -> factory.inTransaction(
						(session) -> upsert(session, (Consumer<String>) session.getReference(entity(factory), 1L))),
				"title|text");
	}

	@ServerTest
	@SuppressWarnings("unchecked")
	void aChangedEntityKeepsWhatItHasNotLoaded(TestDatabase database) throws Exception {
		run(database, (factory) -> factory.inTransaction((session) -> {
			Consumer<String> note = (Consumer<String>) session.find(entity(factory), 1L);
			note.accept("changed");
			upsert(session, note);
		}), "changed|text");
	}

	@ServerTest
	@SuppressWarnings("unchecked")
	void whatCannotBeLoadedAnyMoreIsAnError(TestDatabase database) throws Exception {
		run(database, (factory) -> {
			Consumer<String> note = (Consumer<String>) factory
				.fromTransaction((session) -> session.find(entity(factory), 1L));
			note.accept("changed");
			assertThatExceptionOfType(LazyInitializationException.class)
				.isThrownBy(() -> factory.inTransaction((session) -> upsert(session, note)));
		}, "title|text");
	}

	@SuppressWarnings("unchecked")
	private static void upsert(EntityManager session, Consumer<String> note) {
		new EntityUpserts(session, new UpsertExecutor(null))
			.prepare((Class<Consumer<String>>) entity((SessionFactory) session.getEntityManagerFactory()),
					EntityUnit.definition(OnDuplicate.UPDATE))
			.executeEach(List.of(note).iterator(), Map.of(), new UpsertReport());
	}

	private static Class<?> entity(SessionFactory factory) {
		return factory.getMetamodel().getEntities().iterator().next().getJavaType();
	}

	private static void run(TestDatabase database, Consumer<SessionFactory> test, String stored)
			throws IOException, ReflectiveOperationException, SQLException {
		DataSource dataSource = database.pool(1, "");
		JdbcTemplate template = new JdbcTemplate(dataSource);
		template.execute("CREATE TABLE notes (id BIGINT PRIMARY KEY, title VARCHAR(20), text VARCHAR(20))");
		template.execute("INSERT INTO notes VALUES (1, 'title', 'text')");
		ClassLoader loader = new Enhancing();
		String dialect = database.target().server().isMariaDb() ? "MariaDBDialect" : "MySQLDialect";
		try (SessionFactory factory = new MetadataSources(new StandardServiceRegistryBuilder(
				new BootstrapServiceRegistryBuilder().applyClassLoader(loader).build())
			.applySetting("hibernate.connection.datasource", dataSource)
			.applySetting("hibernate.dialect", "org.hibernate.dialect." + dialect)
			.build()).addAnnotatedClass(loader.loadClass(LazyNote.class.getName()))
			.buildMetadata()
			.buildSessionFactory()) {
			test.accept(factory);
		}
		assertThat(template.queryForObject("SELECT CONCAT_WS('|', title, text) FROM notes", String.class))
			.isEqualTo(stored);
	}

	/**
	 * Has the entity as the build plugin of Hibernate would have made it.
	 */
	private static final class Enhancing extends ClassLoader {

		Enhancing() throws IOException {
			super(LazyPropertiesIT.class.getClassLoader());
			String name = LazyNote.class.getName();
			try (InputStream original = LazyNote.class.getResourceAsStream("/" + name.replace('.', '/') + ".class")) {
				assertThat(original).isNotNull();
				byte[] enhanced = new BytecodeProviderImpl().getEnhancer(new LazyLoading())
					.enhance(name, original.readAllBytes());
				assertThat(enhanced).isNotNull();
				defineClass(name, enhanced, 0, enhanced.length);
			}
		}

		@Override
		protected Class<?> loadClass(String name, boolean resolve) throws ClassNotFoundException {
			Class<?> enhanced = findLoadedClass(name);
			return (enhanced != null) ? enhanced : super.loadClass(name, resolve);
		}

	}

	private static final class LazyLoading extends DefaultEnhancementContext {

		@Override
		public boolean hasLazyLoadableAttributes(UnloadedClass type) {
			return true;
		}

		@Override
		public boolean isLazyLoadable(UnloadedField field) {
			return true;
		}

	}

}
