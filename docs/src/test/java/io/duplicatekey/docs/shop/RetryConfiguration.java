package io.duplicatekey.docs.shop;

import org.springframework.context.annotation.Configuration;
import org.springframework.resilience.annotation.EnableResilientMethods;

// tag::enable[]
@Configuration
@EnableResilientMethods
public class RetryConfiguration {

}
// end::enable[]
