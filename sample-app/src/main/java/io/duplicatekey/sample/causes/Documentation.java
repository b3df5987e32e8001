package io.duplicatekey.sample.causes;

import java.nio.file.Files;
import java.nio.file.Path;

import org.springframework.beans.factory.annotation.Value;
import org.springframework.stereotype.Component;
import org.springframework.web.servlet.config.annotation.ResourceHandlerRegistry;
import org.springframework.web.servlet.config.annotation.WebMvcConfigurer;

/**
 * Serves the pages of the documentation, where the build has made them.
 */
@Component
class Documentation implements WebMvcConfigurer {

	private final Path folder;

	Documentation(@Value("${sample.documentation}") String folder) {
		this.folder = Path.of(folder).toAbsolutePath();
	}

	@Override
	public void addResourceHandlers(ResourceHandlerRegistry registry) {
		registry.addResourceHandler("/docs/**").addResourceLocations(location());
	}

	/**
	 * A folder that is not there has no slash at its end, and Spring warns of that.
	 */
	String location() {
		String location = this.folder.toUri().toString();
		return location.endsWith("/") ? location : location + "/";
	}

	/**
	 * Whether the page about causes and cures is there.
	 * @return {@code false} where the documentation was not built
	 */
	public boolean isBuilt() {
		return Files.exists(this.folder.resolve("error-1062.html"));
	}

}
