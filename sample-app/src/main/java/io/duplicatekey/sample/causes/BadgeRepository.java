package io.duplicatekey.sample.causes;

import org.springframework.data.jpa.repository.JpaRepository;

interface BadgeRepository extends JpaRepository<Badge, String> {

}
