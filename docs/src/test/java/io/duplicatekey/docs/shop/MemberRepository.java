package io.duplicatekey.docs.shop;

import java.util.Optional;

import org.springframework.data.jpa.repository.JpaRepository;

public interface MemberRepository extends JpaRepository<User, Long> {

	Optional<User> findByEmail(String email);

}
