package io.duplicatekey.behaviour.sharded;

import org.springframework.boot.autoconfigure.SpringBootApplication;

/**
 * An application that has the starter on its class path, and nothing else.
 */
@SpringBootApplication
class ShardedApplication {

}
