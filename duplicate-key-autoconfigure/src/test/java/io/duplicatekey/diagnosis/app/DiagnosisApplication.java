package io.duplicatekey.diagnosis.app;

import org.springframework.boot.SpringBootConfiguration;
import org.springframework.boot.autoconfigure.EnableAutoConfiguration;

/**
 * An application with nothing but repositories.
 */
@SpringBootConfiguration
@EnableAutoConfiguration
public class DiagnosisApplication {

}
