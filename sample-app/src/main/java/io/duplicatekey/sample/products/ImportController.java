package io.duplicatekey.sample.products;

import java.io.IOException;

import io.duplicatekey.sample.products.ProductImport.Options;

import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.ExceptionHandler;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.ResponseBody;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.multipart.MaxUploadSizeExceededException;
import org.springframework.web.multipart.MultipartException;
import org.springframework.web.multipart.MultipartFile;
import org.springframework.web.server.ResponseStatusException;

/**
 * Takes files of products, and shows how far their import has come.
 */
@Controller
@RequestMapping("/import")
class ImportController {

	private final ImportJobs jobs;

	ImportController(ImportJobs jobs) {
		this.jobs = jobs;
	}

	@GetMapping
	String form() {
		return "import";
	}

	@PostMapping
	String start(@RequestParam MultipartFile file, @RequestParam(defaultValue = "false") boolean skipBadLines,
			@RequestParam(defaultValue = "false") boolean refuseRepeats, Model model) throws IOException {
		if (file.isEmpty()) {
			model.addAttribute("problem", "Choose a file that is not empty");
			return "import";
		}
		ImportJob job = this.jobs.start(file, new Options(skipBadLines, refuseRepeats));
		return "redirect:/import/" + job.getId();
	}

	@ExceptionHandler
	@ResponseStatus(HttpStatus.CONTENT_TOO_LARGE)
	String tooLarge(MaxUploadSizeExceededException ex, Model model) {
		model.addAttribute("problem", "Choose a file of up to 20 MB");
		return "import";
	}

	@ExceptionHandler
	@ResponseStatus(HttpStatus.BAD_REQUEST)
	String noFile(MultipartException ex, Model model) {
		model.addAttribute("problem", "Choose a file");
		return "import";
	}

	@GetMapping("/{id}")
	String show(@PathVariable String id, Model model) {
		model.addAttribute("job", find(id));
		return "import-job";
	}

	@GetMapping("/{id}/progress")
	@ResponseBody
	ProgressResponse progress(@PathVariable String id) {
		ImportJob job = find(id);
		return new ProgressResponse(job.getRows(), job.getLines(), job.isRunning());
	}

	private ImportJob find(String id) {
		return this.jobs.find(id).orElseThrow(() -> new ResponseStatusException(HttpStatus.NOT_FOUND));
	}

	record ProgressResponse(long rows, long lines, boolean running) {
	}

}
