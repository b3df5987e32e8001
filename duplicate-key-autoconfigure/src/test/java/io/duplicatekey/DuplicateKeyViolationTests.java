package io.duplicatekey;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.ObjectInputStream;
import java.io.ObjectOutputStream;
import java.util.List;

import org.junit.jupiter.api.Test;

import org.springframework.dao.DuplicateKeyException;

import io.duplicatekey.DuplicateKeyViolation.Kind;
import io.duplicatekey.DuplicateKeyViolation.Rows;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

class DuplicateKeyViolationTests {

	private final DuplicateKeyViolation violation = DuplicateKeyViolation.builder()
		.constraint("uk_users_email")
		.table("users")
		.schema("app")
		.columns(List.of("tenant_id", "email"))
		.entity(String.class, List.of("tenant", "email"))
		.rows(new Rows(2, 3))
		.build();

	@Test
	void kindComesFromTheName() {
		assertThat(this.violation.kind()).isEqualTo(Kind.UNIQUE_KEY);
		assertThat(DuplicateKeyViolation.builder().constraint("primary").build().kind()).isEqualTo(Kind.PRIMARY_KEY);
		assertThat(DuplicateKeyViolation.unknown().kind()).isEqualTo(Kind.UNKNOWN);
	}

	@Test
	void messageNamesConstraintTableAndColumns() {
		assertThat(new DuplicateEntryException(this.violation, null))
			.hasMessage("Duplicate entry for unique key 'uk_users_email' of table 'users' (tenant_id, email)");
		assertThat(DuplicateKeyViolation.builder().constraint("PRIMARY").table("users").build().describe())
			.isEqualTo("Duplicate entry for the primary key of table 'users'");
		assertThat(DuplicateKeyViolation.unknown().describe())
			.isEqualTo("Duplicate entry for a key that could not be told");
	}

	@Test
	void messageHasTheValueOnlyIfTheViolationHas() {
		DuplicateKeyViolation exposed = DuplicateKeyViolation.builder().constraint("uk").value("ann").build();
		assertThat(exposed.describe()).isEqualTo("Duplicate entry 'ann' for unique key 'uk'");
		assertThat(exposed).hasToString("DuplicateKeyViolation[Duplicate entry 'ann' for unique key 'uk']");
	}

	@Test
	void survivesSerialization() throws IOException, ClassNotFoundException {
		DuplicateUniqueKeyException exception = new DuplicateUniqueKeyException(this.violation, new IOException("x"));
		ByteArrayOutputStream bytes = new ByteArrayOutputStream();
		try (ObjectOutputStream out = new ObjectOutputStream(bytes)) {
			out.writeObject(exception);
		}
		try (ObjectInputStream in = new ObjectInputStream(new ByteArrayInputStream(bytes.toByteArray()))) {
			DuplicateUniqueKeyException read = (DuplicateUniqueKeyException) in.readObject();
			assertThat(read).hasMessage(exception.getMessage()).hasCauseInstanceOf(IOException.class);
			assertThat(read.getViolation()).usingRecursiveComparison().isEqualTo(this.violation);
		}
	}

	@Test
	void messageConstructorTakesTheViolationOfItsCause() {
		DuplicateUniqueKeyException cause = new DuplicateUniqueKeyException(this.violation, null);
		assertThat(new DuplicateEntryException("taken", cause).getViolation()).isSameAs(this.violation);
		assertThat(new DuplicateEntryException("taken", null).getViolation().kind()).isEqualTo(Kind.UNKNOWN);
		assertThat(cause).isInstanceOf(DuplicateKeyException.class);
	}

	@Test
	void rowsAreARange() {
		assertThat(new Rows(2, 2).isCertain()).isTrue();
		assertThat(new Rows(2, 3).isCertain()).isFalse();
		assertThatIllegalArgumentException().isThrownBy(() -> new Rows(3, 2));
		assertThatIllegalArgumentException().isThrownBy(() -> new Rows(-1, 2));
	}

}
