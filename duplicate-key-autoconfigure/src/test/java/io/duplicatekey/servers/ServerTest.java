package io.duplicatekey.servers;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

import org.junit.jupiter.api.TestTemplate;
import org.junit.jupiter.api.extension.ExtendWith;

/**
 * Marks a test that runs once for each server and driver, in place of {@code @Test}. Its
 * parameters can be a {@link TestDatabase}, a {@link TestTarget} and a
 * {@link TestServer}.
 * <p>
 * A server that cannot be had shows up as a skipped test that says why, and as a failed
 * one where it is required; see {@code -Dservers} in CONTRIBUTING.
 */
@Target(ElementType.METHOD)
@Retention(RetentionPolicy.RUNTIME)
@Documented
@TestTemplate
@ExtendWith(ServersExtension.class)
public @interface ServerTest {

}
