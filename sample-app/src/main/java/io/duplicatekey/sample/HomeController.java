package io.duplicatekey.sample;

import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;

/**
 * The page that leads to the others.
 */
@Controller
class HomeController {

	@GetMapping("/")
	String home() {
		return "index";
	}

}
