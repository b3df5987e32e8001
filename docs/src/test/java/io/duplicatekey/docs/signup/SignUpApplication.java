package io.duplicatekey.docs.signup;

import org.springframework.boot.autoconfigure.SpringBootApplication;

@SpringBootApplication
public class SignUpApplication {

}
