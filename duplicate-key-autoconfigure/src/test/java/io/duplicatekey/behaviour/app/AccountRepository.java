package io.duplicatekey.behaviour.app;

import org.springframework.data.jdbc.repository.query.Modifying;
import org.springframework.data.jdbc.repository.query.Query;
import org.springframework.data.repository.CrudRepository;

public interface AccountRepository extends CrudRepository<Account, Long> {

	@Modifying
	@Query("INSERT INTO users (email_address, handle) VALUES (:email, :handle)")
	void insert(String email, String handle);

}
