package io.duplicatekey.performance.bulk.app;

import org.springframework.boot.autoconfigure.SpringBootApplication;

/**
 * An application with a repository of products.
 */
@SpringBootApplication
public class BulkApplication {

}
