package io.duplicatekey.behaviour.app;

import org.springframework.data.jpa.repository.JpaRepository;
import org.springframework.data.jpa.repository.Modifying;
import org.springframework.data.jpa.repository.Query;
import org.springframework.transaction.annotation.Transactional;

import io.duplicatekey.OnDuplicateKey;

public interface UserRepository extends JpaRepository<User, Long> {

	@Modifying
	@Transactional
	@Query(value = "INSERT INTO users (email_address, handle) VALUES (?1, ?2)", nativeQuery = true)
	void insert(String email, String handle);

	@Modifying
	@Transactional
	@OnDuplicateKey(constraint = "users.uk_users_handle", throwing = HandleTakenException.class)
	@Query(value = "INSERT INTO users (email_address, handle) VALUES (?1, ?2)", nativeQuery = true)
	void insertOrSay(String email, String handle);

}
