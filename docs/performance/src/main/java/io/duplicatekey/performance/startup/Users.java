package io.duplicatekey.performance.startup;

import java.util.Optional;

import org.springframework.data.jpa.repository.JpaRepository;

/**
 * A repository with a derived query.
 */
public interface Users extends JpaRepository<User, Long> {

	/**
	 * Find one.
	 * @param value what to look for
	 * @return it, if it is there
	 */
	Optional<User> findByEmail(String value);

}
