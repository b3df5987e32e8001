package io.duplicatekey.repository.shop;

import org.springframework.data.jpa.repository.JpaRepository;

public interface PlainRepository extends JpaRepository<Product, Long> {

}
