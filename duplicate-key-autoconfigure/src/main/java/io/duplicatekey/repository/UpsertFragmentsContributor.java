package io.duplicatekey.repository;

import java.lang.reflect.Method;
import java.util.List;

import jakarta.persistence.EntityManager;

import org.springframework.data.jpa.repository.support.JpaEntityInformation;
import org.springframework.data.jpa.repository.support.JpaRepositoryFragmentsContributor;
import org.springframework.data.querydsl.EntityPathResolver;
import org.springframework.data.repository.core.RepositoryMetadata;
import org.springframework.data.repository.core.support.RepositoryComposition.RepositoryFragments;

/**
 * Tells Spring Data's ahead-of-time processing which methods are upserts, so that it
 * generates no queries for them. It contributes nothing when the application runs: a
 * custom factory bean can leave contributors out, so that the fragment has another way,
 * see {@link UpsertRepositoryPostProcessor}.
 */
public final class UpsertFragmentsContributor implements JpaRepositoryFragmentsContributor {

	private final UpsertMethods upsertMethods = new UpsertMethods();

	private JpaRepositoryFragmentsContributor delegate = JpaRepositoryFragmentsContributor.DEFAULT;

	/**
	 * Create it, in front of Spring Data's own.
	 */
	public UpsertFragmentsContributor() {
	}

	/**
	 * Set the contributor that this one stands before.
	 * @param delegate the application's own
	 */
	public void setDelegate(JpaRepositoryFragmentsContributor delegate) {
		this.delegate = delegate;
	}

	@Override
	public RepositoryFragments contribute(RepositoryMetadata metadata, JpaEntityInformation<?, ?> entityInformation,
			EntityManager entityManager, EntityPathResolver resolver) {
		return this.delegate.contribute(metadata, entityInformation, entityManager, resolver);
	}

	@Override
	public RepositoryFragments describe(RepositoryMetadata metadata) {
		RepositoryFragments described = this.delegate.describe(metadata);
		List<Method> methods = this.upsertMethods.of(metadata.getRepositoryInterface());
		return methods.isEmpty() ? described
				: described.append(new UpsertFragment(metadata.getRepositoryInterface(), methods, null));
	}

}
