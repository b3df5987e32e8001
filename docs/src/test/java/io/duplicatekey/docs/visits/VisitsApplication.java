package io.duplicatekey.docs.visits;

import org.springframework.batch.core.configuration.annotation.EnableBatchProcessing;
import org.springframework.batch.core.configuration.annotation.EnableJdbcJobRepository;
import org.springframework.boot.autoconfigure.SpringBootApplication;

/**
 * What the annotations of Spring Batch do, Spring Boot does for those who use its
 * starter.
 */
@SpringBootApplication
@EnableBatchProcessing
@EnableJdbcJobRepository
public class VisitsApplication {

}
