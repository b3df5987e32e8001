package io.duplicatekey.docs.shop;

import java.util.Optional;

import org.springframework.data.jpa.repository.JpaRepository;
import org.springframework.data.jpa.repository.Modifying;
import org.springframework.data.jpa.repository.Query;
import org.springframework.transaction.annotation.Transactional;

public interface MemberRepository extends JpaRepository<User, Long> {

	Optional<User> findByEmail(String email);

	// tag::modifying[]
	@Transactional
	@Modifying(flushAutomatically = true, clearAutomatically = true)
	@Query("update User u set u.handle = ?2 where u.email = ?1")
	int changeHandle(String email, String handle);
	// end::modifying[]

}
