package io.duplicatekey.repository.implemented;

import org.springframework.data.jpa.repository.JpaRepository;

import io.duplicatekey.repository.shop.Product;

public interface ImplementedRepository extends JpaRepository<Product, Long>, ByHand {

}
