package io.duplicatekey.sample.causes;

import io.duplicatekey.diagnosis.Diagnosis;

import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.ResponseBody;
import org.springframework.web.server.ResponseStatusException;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;
import org.springframework.web.servlet.support.ServletUriComponentsBuilder;

/**
 * The page that provokes duplicates, and the page that says why the last one happened.
 */
@Controller
class CausesController {

	private final Scenarios scenarios;

	private final Provoker provoker;

	private final LastDuplicate last;

	private final Documentation documentation;

	CausesController(Scenarios scenarios, Provoker provoker, LastDuplicate last, Documentation documentation) {
		this.scenarios = scenarios;
		this.provoker = provoker;
		this.last = last;
		this.documentation = documentation;
	}

	@GetMapping("/provoke")
	String choose(Model model) {
		model.addAttribute("scenarios", this.scenarios.all());
		model.addAttribute("server", ServletUriComponentsBuilder.fromCurrentContextPath().toUriString());
		return "provoke";
	}

	@PostMapping(path = "/provoke/{name}", produces = MediaType.TEXT_HTML_VALUE)
	String provoke(@PathVariable String name, RedirectAttributes redirect) {
		Scenario scenario = find(name);
		try {
			this.provoker.provoke(scenario);
			return "redirect:/diagnosis";
		}
		catch (NoDuplicateException ex) {
			redirect.addFlashAttribute("prevented", scenario.name());
			redirect.addFlashAttribute("answer", ex.getMessage());
			return "redirect:/provoke";
		}
	}

	@PostMapping(path = "/provoke/{name}", produces = MediaType.TEXT_PLAIN_VALUE)
	@ResponseBody
	ResponseEntity<String> report(@PathVariable String name) {
		try {
			return ResponseEntity.ok(this.provoker.provoke(find(name)).report().strip() + "\n");
		}
		catch (NoDuplicateException ex) {
			return ResponseEntity.status(HttpStatus.NOT_IMPLEMENTED).body(ex.getMessage() + "\n");
		}
	}

	@GetMapping("/diagnosis")
	String diagnosis(Model model) {
		Diagnosis diagnosis = this.last.diagnosis();
		if (diagnosis != null) {
			model.addAttribute("diagnosis", diagnosis);
			model.addAttribute("documentation", this.documentation);
		}
		return "diagnosis";
	}

	private Scenario find(String name) {
		return this.scenarios.find(name).orElseThrow(() -> new ResponseStatusException(HttpStatus.NOT_FOUND));
	}

}
