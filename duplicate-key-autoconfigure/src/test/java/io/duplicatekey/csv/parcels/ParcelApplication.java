package io.duplicatekey.csv.parcels;

import org.springframework.boot.autoconfigure.SpringBootApplication;

/**
 * An application that has the starter on its class path, and nothing else.
 */
@SpringBootApplication
public class ParcelApplication {

}
