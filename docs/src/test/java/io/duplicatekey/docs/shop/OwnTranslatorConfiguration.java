package io.duplicatekey.docs.shop;

import org.springframework.boot.test.context.TestConfiguration;
import org.springframework.context.annotation.Bean;
import org.springframework.jdbc.support.SQLExceptionTranslator;
import org.springframework.jdbc.support.SQLStateSQLExceptionTranslator;

/**
 * A test configuration, so that the component scan passes it by.
 */
@TestConfiguration(proxyBeanMethods = false)
public class OwnTranslatorConfiguration {

	// tag::bean[]
	@Bean
	SQLExceptionTranslator sqlExceptionTranslator() {
		return new SQLStateSQLExceptionTranslator();
	}
	// end::bean[]

}
