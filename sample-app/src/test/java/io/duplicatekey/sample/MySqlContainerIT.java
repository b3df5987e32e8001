package io.duplicatekey.sample;

import org.testcontainers.junit.jupiter.EnabledIfDockerAvailable;

import org.springframework.context.annotation.Import;
import org.springframework.test.context.ActiveProfiles;

/**
 * The same on MySQL in a container, wired as by {@link TestSampleApplication}.
 */
@Import(TestSampleApplication.ContainerConfiguration.class)
@ActiveProfiles("mysql")
@EnabledIfDockerAvailable
class MySqlContainerIT extends SampleApplicationIT {

}
