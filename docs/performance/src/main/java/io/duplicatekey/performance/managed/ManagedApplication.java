package io.duplicatekey.performance.managed;

import org.springframework.boot.autoconfigure.SpringBootApplication;

/**
 * An application with one entity.
 */
@SpringBootApplication
public class ManagedApplication {

}
