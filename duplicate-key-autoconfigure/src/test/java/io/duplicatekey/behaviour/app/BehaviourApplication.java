package io.duplicatekey.behaviour.app;

import org.springframework.boot.autoconfigure.SpringBootApplication;

@SpringBootApplication
public class BehaviourApplication {

}
