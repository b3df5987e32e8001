package io.duplicatekey.aspect;

import java.io.Serial;
import java.lang.reflect.Method;
import java.util.Collection;
import java.util.List;
import java.util.function.Supplier;

import javax.sql.DataSource;

import org.jspecify.annotations.Nullable;

import org.springframework.aop.support.AopUtils;
import org.springframework.aop.support.StaticMethodMatcherPointcutAdvisor;
import org.springframework.beans.factory.BeanFactory;
import org.springframework.beans.factory.BeanFactoryAware;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.MergedAnnotations;
import org.springframework.core.annotation.MergedAnnotations.SearchStrategy;
import org.springframework.transaction.config.TransactionManagementConfigUtils;

import io.duplicatekey.translation.DeclaredException;
import io.duplicatekey.translation.DuplicateKeyTranslator;

/**
 * Advises the methods with {@code @OnDuplicateKey} and, if told to, all transactional
 * ones. It stands just outside of the transaction's advice, so that a failed commit
 * passes through it.
 */
public final class OnDuplicateKeyAdvisor extends StaticMethodMatcherPointcutAdvisor implements BeanFactoryAware {

	@Serial
	private static final long serialVersionUID = 1L;

	private static final String[] TRANSACTIONAL = { "org.springframework.transaction.annotation.Transactional",
			"jakarta.transaction.Transactional" };

	private final transient OnDuplicateKeyRules rules;

	private final boolean adviseTransactional;

	private transient @Nullable BeanFactory beanFactory;

	/**
	 * Create the advisor.
	 * @param translator translates what no Spring translator has seen
	 * @param dataSources the data sources that a failed statement can have run on, asked
	 * for at each duplicate
	 * @param adviseTransactional whether to advise every transactional method
	 */
	public OnDuplicateKeyAdvisor(Supplier<DuplicateKeyTranslator> translator,
			Supplier<? extends Collection<DataSource>> dataSources, boolean adviseTransactional) {
		this(new OnDuplicateKeyRules(), translator, dataSources, adviseTransactional);
	}

	private OnDuplicateKeyAdvisor(OnDuplicateKeyRules rules, Supplier<DuplicateKeyTranslator> translator,
			Supplier<? extends Collection<DataSource>> dataSources, boolean adviseTransactional) {
		super(new OnDuplicateKeyInterceptor(rules, translator, dataSources));
		this.rules = rules;
		this.adviseTransactional = adviseTransactional;
		if (!adviseTransactional) {
			setClassFilter(new DeclaringClasses());
		}
	}

	/**
	 * What is declared on the beans that were made so far.
	 * @return the declarations, in no order
	 */
	public List<DeclaredException> declared() {
		return this.rules.declared();
	}

	@Override
	public void setBeanFactory(BeanFactory beanFactory) {
		this.beanFactory = beanFactory;
	}

	/**
	 * One less than the order of the transaction's advisor, which
	 * {@code @EnableTransactionManagement} can set.
	 */
	@Override
	public int getOrder() {
		String name = TransactionManagementConfigUtils.TRANSACTION_ADVISOR_BEAN_NAME;
		if (this.beanFactory != null && this.beanFactory.containsBean(name)
				&& this.beanFactory.getBean(name) instanceof Ordered transaction
				&& transaction.getOrder() > Ordered.HIGHEST_PRECEDENCE) {
			return transaction.getOrder() - 1;
		}
		return Ordered.LOWEST_PRECEDENCE - 1;
	}

	@Override
	public boolean matches(Method method, Class<?> targetClass) {
		return method.getDeclaringClass() != Object.class && (this.rules.isDeclared(method, targetClass)
				|| (this.adviseTransactional && isTransactional(method, targetClass)));
	}

	private static boolean isTransactional(Method method, Class<?> targetClass) {
		MergedAnnotations onMethod = MergedAnnotations.from(AopUtils.getMostSpecificMethod(method, targetClass),
				SearchStrategy.TYPE_HIERARCHY);
		MergedAnnotations onClass = MergedAnnotations.from(targetClass, SearchStrategy.TYPE_HIERARCHY);
		for (String transactional : TRANSACTIONAL) {
			if (onMethod.isPresent(transactional) || onClass.isPresent(transactional)) {
				return true;
			}
		}
		return false;
	}

}
