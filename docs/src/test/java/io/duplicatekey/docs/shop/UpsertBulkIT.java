package io.duplicatekey.docs.shop;

import java.util.stream.IntStream;
import java.util.stream.Stream;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;
import org.springframework.context.ConfigurableApplicationContext;

import io.duplicatekey.jdbc.UpsertRetry;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * What the page about many rows says.
 */
@ExtendWith(OutputCaptureExtension.class)
class UpsertBulkIT extends RunningShop {

	@Autowired
	private ProductRepository products;

	@Autowired
	private BulkImport imports;

	@Test
	void goesOnAfterWhatIsCommitted() {
		Product[] rows = rows(2500).toArray(Product[]::new);
		rows[2100] = null;
		assertThat(this.imports.importFrom(0, this.products, Stream.of(rows))).isEqualTo(2000);
		assertThat(this.products.count()).isEqualTo(2000);
		rows[2100] = rows[2099];
		assertThat(this.imports.importFrom(2000, this.products, Stream.of(rows))).isEqualTo(2500);
		assertThat(this.products.count()).isEqualTo(2499);
	}

	@Test
	void isFollowed(CapturedOutput output) {
		assertThat(this.imports.importFollowed(rows(10)).inserted()).isEqualTo(10);
		assertThat(output).contains("10 rows, 10 of them committed, ");
	}

	@Test
	void countsRetries() {
		assertThat(this.imports.retries()).isZero();
	}

	@Test
	void propertiesAreRead() {
		try (ConfigurableApplicationContext context = Shops
			.start("spring.config.import=classpath:snippets/retry.yml")) {
			assertThat(context.getBean(UpsertRetry.class).isOn()).isFalse();
		}
	}

	private static Stream<Product> rows(int count) {
		return IntStream.range(0, count).mapToObj((i) -> new Product("acme", "N-" + i, "Nail", "0.01", i));
	}

}
