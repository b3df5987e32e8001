package io.duplicatekey.docs.shop;

import org.springframework.data.jpa.repository.JpaRepository;
import org.springframework.data.jpa.repository.Modifying;
import org.springframework.data.jpa.repository.Query;
import org.springframework.transaction.annotation.Transactional;

import io.duplicatekey.OnDuplicateKey;

// tag::repository[]
public interface UserRepository extends JpaRepository<User, Long> {

	@OnDuplicateKey(constraint = "users.uk_users_handle", throwing = HandleTakenException.class)
	@Modifying
	@Transactional
	@Query(value = "UPDATE users SET handle = ?2 WHERE id = ?1", nativeQuery = true)
	void changeHandle(long id, String handle);

}
// end::repository[]
