package io.duplicatekey.slices;

import org.junit.jupiter.api.Test;

import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.test.web.servlet.MockMvc;

import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.get;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.content;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.status;

/**
 * What a test of a controller of Spring MVC gets without asking.
 */
@MvcSlice
class MvcSliceTests {

	@Autowired
	private MockMvc mvc;

	@Test
	void includesTheAnswer() throws Exception {
		this.mvc.perform(get("/users"))
			.andExpect(status().isConflict())
			.andExpect(content().contentType("application/problem+json"));
	}

}
