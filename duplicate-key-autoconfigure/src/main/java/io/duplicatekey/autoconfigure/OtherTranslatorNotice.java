package io.duplicatekey.autoconfigure;

import org.apache.commons.logging.Log;
import org.apache.commons.logging.LogFactory;

import org.springframework.beans.factory.BeanFactory;
import org.springframework.beans.factory.ListableBeanFactory;
import org.springframework.jdbc.support.SQLExceptionTranslator;

/**
 * One line at start about what a {@link SQLExceptionTranslator} of the user's own costs.
 */
class OtherTranslatorNotice {

	private static final Log logger = LogFactory.getLog(OtherTranslatorNotice.class);

	OtherTranslatorNotice(BeanFactory beanFactory) {
		String names = (beanFactory instanceof ListableBeanFactory listable)
				? String.join(", ", listable.getBeanNamesForType(SQLExceptionTranslator.class, true, false)) : "?";
		logger
			.info("duplicate-key leaves JdbcTemplate, JdbcClient and Spring Data JDBC to your SQLExceptionTranslator ["
					+ names + "]: duplicates arrive there as it translates them, typed ones only from JPA and from"
					+ " @OnDuplicateKey methods");
	}

}
