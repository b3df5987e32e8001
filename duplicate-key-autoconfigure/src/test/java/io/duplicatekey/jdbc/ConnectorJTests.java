package io.duplicatekey.jdbc;

import java.io.File;
import java.lang.reflect.Method;
import java.lang.reflect.Proxy;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Path;
import java.sql.Connection;
import java.util.ArrayList;
import java.util.List;

import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

/**
 * {@link ConnectorJ} where its driver is missing.
 */
class ConnectorJTests {

	@Test
	void saysNothingWithoutTheDriver() throws Exception {
		List<URL> classPath = new ArrayList<>();
		for (String entry : System.getProperty("java.class.path").split(File.pathSeparator)) {
			if (!entry.contains("mysql-connector")) {
				classPath.add(Path.of(entry).toUri().toURL());
			}
		}
		try (URLClassLoader loader = new URLClassLoader(classPath.toArray(URL[]::new),
				ClassLoader.getPlatformClassLoader())) {
			assertThatExceptionOfType(ClassNotFoundException.class)
				.isThrownBy(() -> loader.loadClass("com.mysql.cj.jdbc.JdbcConnection"));
			Method of = loader.loadClass(ConnectorJ.class.getName()).getDeclaredMethod("of", Connection.class);
			of.setAccessible(true);
			Object connection = Proxy.newProxyInstance(loader, new Class<?>[] { Connection.class },
					(proxy, method, arguments) -> {
						throw new IllegalStateException("Not to be asked");
					});
			assertThat(of.invoke(null, connection)).isNull();
		}
	}

}
