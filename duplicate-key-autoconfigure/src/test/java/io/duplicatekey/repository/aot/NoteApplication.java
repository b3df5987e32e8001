package io.duplicatekey.repository.aot;

import java.util.List;
import java.util.Optional;

import org.springframework.aot.AotDetector;
import org.springframework.boot.SpringApplication;
import org.springframework.boot.autoconfigure.SpringBootApplication;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.context.annotation.Bean;
import org.springframework.data.domain.AuditorAware;
import org.springframework.data.jpa.repository.config.EnableJpaAuditing;

import io.duplicatekey.upsert.UpsertOperations;

/**
 * Is processed ahead of time, and then run in a virtual machine of its own. The auditor
 * has to be named: Spring's processing drops what is autowired by type, so that without
 * the name {@code save} too would leave {@code @CreatedBy} empty.
 */
@EnableJpaAuditing(auditorAwareRef = "auditor")
@SpringBootApplication(proxyBeanMethods = false)
public class NoteApplication {

	@Bean
	AuditorAware<String> auditor() {
		return () -> Optional.of("Ann");
	}

	public static void main(String[] arguments) {
		try (ConfigurableApplicationContext context = SpringApplication.run(NoteApplication.class, arguments)) {
			NoteRepository notes = context.getBean(NoteRepository.class);
			say("AOT: " + AotDetector.useGeneratedArtifacts());
			say(notes.upsertAll(List.of(new Note("a", "1"), new Note("b", "1"))));
			say(notes.upsertAll(List.of(new Note("a", "2"))));
			say(notes.findByTitle(new Note("a", "3")));
			say(notes.findByText("3").orElseThrow());
			say(notes.countBy("Ann"));
			say(notes.save(new Note("saved", "1")));
			say(context.getBean(UpsertOperations.class).of(Note.class).save(new Note("c", "1")));
		}
	}

	private static void say(Object what) {
		System.out.println("> " + what);
	}

}
