package io.duplicatekey.behaviour.app;

import org.springframework.data.annotation.Id;
import org.springframework.data.relational.core.mapping.Table;

/**
 * The users as Spring Data JDBC sees them.
 */
@Table("users")
public record Account(@Id Long id, String emailAddress, String handle) {

}
