package io.duplicatekey.behaviour.app;

import jakarta.persistence.Column;
import jakarta.persistence.Embeddable;

@Embeddable
public record Address(String street, @Column(name = "zip_code") String zip) {

}
