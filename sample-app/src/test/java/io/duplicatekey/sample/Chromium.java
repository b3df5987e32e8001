package io.duplicatekey.sample;

import java.io.File;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

import org.openqa.selenium.chrome.ChromeDriver;
import org.openqa.selenium.chrome.ChromeDriverService;
import org.openqa.selenium.chrome.ChromeOptions;

import static org.junit.jupiter.api.Assertions.fail;
import static org.junit.jupiter.api.Assumptions.abort;

/**
 * The Chromium of this machine, without a window. Nothing is downloaded: a browser and
 * its driver have to be on the path.
 */
final class Chromium {

	private static final List<String> BROWSERS = List.of("chromium", "chromium-browser", "google-chrome");

	private Chromium() {
	}

	/**
	 * Start it, or skip the tests where there is none; with the system property
	 * {@code browser=required} they fail instead.
	 * @return the browser
	 */
	static ChromeDriver start() {
		Optional<Path> browser = BROWSERS.stream().flatMap((name) -> onPath(name).stream()).findFirst();
		Optional<Path> driver = onPath("chromedriver");
		if (browser.isEmpty() || driver.isEmpty()) {
			String reason = "The tests in a browser need Chromium and chromedriver on the path (Debian: chromium, "
					+ "chromium-driver)";
			if ("required".equals(System.getProperty("browser"))) {
				return fail(reason);
			}
			System.out.println(reason + ". They are skipped.");
			return abort(reason);
		}
		ChromeOptions options = new ChromeOptions();
		options.setBinary(browser.get().toFile());
		options.addArguments("--headless=new", "--window-size=1000,900", "--disable-dev-shm-usage");
		if ("root".equals(System.getProperty("user.name"))) {
			// Chromium's sandbox refuses root.
			options.addArguments("--no-sandbox");
		}
		return new ChromeDriver(new ChromeDriverService.Builder().usingDriverExecutable(driver.get().toFile()).build(),
				options);
	}

	private static Optional<Path> onPath(String name) {
		return Arrays.stream(System.getenv("PATH").split(File.pathSeparator))
			.map((folder) -> Path.of(folder, name))
			.filter(Files::isExecutable)
			.findFirst();
	}

}
