package io.duplicatekey.batch.app;

import java.util.List;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

import org.springframework.batch.item.Chunk;
import org.springframework.batch.item.ExecutionContext;
import org.springframework.transaction.support.TransactionSynchronizationManager;

import io.duplicatekey.InvalidDeclarationException;
import io.duplicatekey.batch5.UpsertItemWriter;
import io.duplicatekey.batch5.UpsertItemWriterBuilder;
import io.duplicatekey.upsert.UpsertOperations;
import io.duplicatekey.upsert.UpsertOperations.Description;
import io.duplicatekey.upsert.UpsertResult;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.mockito.ArgumentMatchers.anyIterable;
import static org.mockito.BDDMockito.given;
import static org.mockito.Mockito.mock;
import static org.mockito.Mockito.never;
import static org.mockito.Mockito.verify;

class UpsertItemWriterBuilderTests {

	@SuppressWarnings("unchecked")
	private final Description<Page> description = mock(Description.class);

	private final UpsertOperations operations = mock(UpsertOperations.class);

	@BeforeEach
	void setUp() {
		given(this.description.withinTransaction()).willReturn(this.description);
		given(this.description.execute(anyIterable())).willReturn(new UpsertResult(1, 2, 3, List.of()));
		given(this.operations.of(Page.class)).willReturn(this.description);
	}

	@Test
	void writerWithDescription() {
		assertWrites(builder().name("pages").description(this.description).build(), "pages");
	}

	@Test
	void writerWithDefaults() {
		assertWrites(builder().upsertOperations(this.operations).type(Page.class).build(), "UpsertItemWriter");
	}

	@Test
	void emptyChunk() {
		builder().description(this.description).build().write(new Chunk<>());
		verify(this.description, never()).execute(anyIterable());
	}

	@Test
	void neitherDescriptionNorType() {
		assertThatExceptionOfType(InvalidDeclarationException.class)
			.isThrownBy(() -> builder().name("pages").upsertOperations(this.operations).build())
			.withMessageStartingWith("The UpsertItemWriterBuilder of \"pages\" has neither a description nor both");
	}

	@Test
	void descriptionAndType() {
		assertThatExceptionOfType(InvalidDeclarationException.class)
			.isThrownBy(() -> builder().description(this.description).type(Page.class).build())
			.withMessageStartingWith("The UpsertItemWriterBuilder has a description, and upsertOperations or type");
	}

	private void assertWrites(UpsertItemWriter<Page> writer, String name) {
		ExecutionContext context = new ExecutionContext();
		context.putLong(name + ".updated", 40);
		List<Page> pages = List.of(new Page("/", 1));
		TransactionSynchronizationManager.initSynchronization();
		try {
			writer.write(new Chunk<>(pages));
			writer.update(context);
			verify(this.description).execute(pages);
			assertThat(context.getLong(name + ".inserted")).isEqualTo(1);
			assertThat(context.getLong(name + ".updated")).isEqualTo(42);
			assertThat(context.getLong(name + ".unchanged")).isEqualTo(3);
		}
		finally {
			TransactionSynchronizationManager.getSynchronizations().forEach((end) -> end.afterCompletion(0));
			TransactionSynchronizationManager.clear();
		}
	}

	private static UpsertItemWriterBuilder<Page> builder() {
		return new UpsertItemWriterBuilder<Page>();
	}

}
