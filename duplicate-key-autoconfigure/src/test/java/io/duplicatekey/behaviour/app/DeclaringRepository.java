package io.duplicatekey.behaviour.app;

import org.springframework.data.jpa.repository.JpaRepository;

import io.duplicatekey.OnDuplicateKey;

@OnDuplicateKey(constraint = "users.uk_users_handle", throwing = HandleTakenException.class)
public interface DeclaringRepository extends JpaRepository<User, Long> {

}
