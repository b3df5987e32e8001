package io.duplicatekey.diagnosis;

import java.math.BigDecimal;
import java.util.List;
import java.util.stream.Stream;

import org.junit.jupiter.api.Test;

import io.duplicatekey.schema.TableColumn;

import static org.assertj.core.api.Assertions.assertThat;

class KeyValuesTests {

	@Test
	void aSingleColumnIsNotSplit() {
		assertThat(KeyValues.split("a-b", columns("varchar(20)"))).containsExactly(List.of("a-b"));
	}

	@Test
	void numbersLeaveFewWays() {
		assertThat(KeyValues.split("5--7-a-b", columns("int unsigned", "bigint", "text")))
			.containsExactly(List.of(new BigDecimal(5), new BigDecimal(-7), "a-b"));
	}

	@Test
	void textsLeaveAllWays() {
		assertThat(KeyValues.split("a-b-c", columns("varchar(5)", "char(5)"))).containsExactly(List.of("a", "b-c"),
				List.of("a-b", "c"));
	}

	@Test
	void aNumberThatIsNoneLeavesNoWay() {
		assertThat(KeyValues.split("a", columns("int"))).isEmpty();
	}

	@Test
	void tooManyWaysAreNone() {
		assertThat(KeyValues.split("-".repeat(40), columns("text", "text"))).isNull();
		assertThat(KeyValues.split("-".repeat(60), columns("text", "text", "text", "text", "text"))).isNull();
	}

	@Test
	void whatIsPrintedInAnotherWayThanItComparesIsNotRead() {
		assertThat(KeyValues.split("1", columns("double"))).isNull();
		assertThat(KeyValues.split("1", columns("varbinary(16)"))).isNull();
		assertThat(KeyValues.split("1", columns("bit(8)"))).isNull();
	}

	private static List<TableColumn> columns(String... types) {
		return Stream.of(types).map((type) -> new TableColumn("c", type, false, null, "")).toList();
	}

}
