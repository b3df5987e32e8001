package io.duplicatekey.repository;

import java.lang.reflect.Method;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

import org.jspecify.annotations.Nullable;

import org.springframework.data.repository.core.support.RepositoryFragment;

/**
 * The part of a repository that is its upserts. It claims these methods and no other, so
 * that Spring Data derives no query from them.
 */
final class UpsertFragment implements RepositoryFragment<Object> {

	private final Class<?> repositoryInterface;

	private final List<Method> methods;

	private final @Nullable Object implementation;

	/**
	 * Create it.
	 * @param repositoryInterface the repository
	 * @param methods its upserts
	 * @param implementation what they are called on, {@code null} to only describe them
	 */
	UpsertFragment(Class<?> repositoryInterface, List<Method> methods, @Nullable Object implementation) {
		this.repositoryInterface = repositoryInterface;
		this.methods = methods;
		this.implementation = implementation;
	}

	@Override
	public boolean hasMethod(Method method) {
		return this.methods.stream()
			.anyMatch((upsert) -> upsert.getName().equals(method.getName())
					&& Arrays.equals(upsert.getParameterTypes(), method.getParameterTypes()));
	}

	@Override
	public Stream<Method> methods() {
		return this.methods.stream();
	}

	@Override
	public List<Method> findMethods(String name) {
		return this.methods.stream().filter((upsert) -> upsert.getName().equals(name)).toList();
	}

	@Override
	public Optional<Object> getImplementation() {
		return Optional.ofNullable(this.implementation);
	}

	@Override
	public Class<?> getSignatureContributor() {
		return this.repositoryInterface;
	}

	@Override
	public RepositoryFragment<Object> withImplementation(Object implementation) {
		return new UpsertFragment(this.repositoryInterface, this.methods, implementation);
	}

	@Override
	public String toString() {
		return "Upserts of " + this.repositoryInterface.getName();
	}

}
