package io.duplicatekey.sample.causes;

import java.util.List;

import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Profile;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * All causes in the order of the page.
 */
@Configuration(proxyBeanMethods = false)
class ScenariosConfiguration {

	@Bean
	@Profile("!sharding")
	Scenarios scenarios(JdbcTemplate jdbc, PlatformTransactionManager transactionManager, BadgeRepository badges,
			MemberRepository members) {
		TransactionTemplate transactions = new TransactionTemplate(transactionManager);
		return new Scenarios(List.of(new KeyTaken(jdbc), new ExplicitId(jdbc), new CounterBehind(jdbc),
				new CounterExhausted(jdbc), new OtherWriter(jdbc, transactionManager), new EqualByCollation(jdbc),
				new EqualByPrefix(jdbc), new SameBatch(jdbc, transactions), new SameFlush(badges, transactions),
				new Race(jdbc, transactions), new OtherTable(jdbc), new SoftDeleted(jdbc, members),
				new OtherKey(jdbc)));
	}

	// ShardingSphere is told of the tables of users and products only.
	@Bean
	@Profile("sharding")
	Scenarios noScenarios() {
		return new Scenarios(List.of());
	}

}
