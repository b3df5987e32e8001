package io.duplicatekey.diagnosis.app;

import org.springframework.data.jpa.repository.JpaRepository;

public interface GuestRepository extends JpaRepository<Guest, Long> {

	boolean existsByEmail(String email);

	long countByEmail(String email);

}
