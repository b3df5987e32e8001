package io.duplicatekey.docs.shop;

import java.util.Arrays;
import java.util.stream.Stream;

import org.springframework.boot.WebApplicationType;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.context.ConfigurableApplicationContext;

/**
 * Applications with other properties, on the same server.
 */
public final class Shops {

	private Shops() {
	}

	public static ConfigurableApplicationContext start(String... properties) {
		return start(ShopApplication.class, "shop", properties);
	}

	public static ConfigurableApplicationContext start(Class<?> application, String schema, String... properties) {
		String[] arguments = Stream
			.concat(Stream.of("spring.datasource.url=" + EmbeddedServer.get().url(schema),
					"spring.datasource.username=root", "spring.sql.init.mode=never"), Arrays.stream(properties))
			.map((property) -> "--" + property)
			.toArray(String[]::new);
		return new SpringApplicationBuilder(application).web(WebApplicationType.NONE).run(arguments);
	}

}
