package io.duplicatekey.csv;

import java.io.BufferedWriter;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Date;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicBoolean;

import org.junit.jupiter.api.io.TempDir;

import org.springframework.dao.DataIntegrityViolationException;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

import io.duplicatekey.InvalidDeclarationException;
import io.duplicatekey.csv.parcels.Parcel;
import io.duplicatekey.csv.parcels.Stop;
import io.duplicatekey.servers.ServerTest;
import io.duplicatekey.servers.TestTarget;
import io.duplicatekey.upsert.BadLine;
import io.duplicatekey.upsert.CsvImportException;
import io.duplicatekey.upsert.CsvResult;
import io.duplicatekey.upsert.FailedLines;
import io.duplicatekey.upsert.PartialUpsertException;
import io.duplicatekey.upsert.RepeatedRowsException;
import io.duplicatekey.upsert.Repeats;
import io.duplicatekey.upsert.UpsertResult;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.catchThrowable;
import static org.assertj.core.api.Assertions.catchThrowableOfType;
import static org.assertj.core.api.Assertions.tuple;

/**
 * Imports of CSV files on a server.
 */
class CsvImportIT {

	private static final int LINES = 20_000;

	@ServerTest
	void everyPropertyGetsItsColumn(TestTarget target) {
		ParcelOffice office = ParcelOffice.of(target);
		CsvResult result = office.importCsv("""
				depot,CODE,note,Weight,pieces,state,sent_on,dueOn,fragile,address.street,to_city,size width,\
				size_height,sender_id
				3,A-1,"Say ""hi"", please",2.50,4,SENT,2026-02-28,24.12.2026,yes,High St 1,Bern,30,20,7
				""");
		assertThat(result).isEqualTo(new CsvResult(new UpsertResult(1, 0, 0, List.of()), List.of()));
		Map<String, Object> row = office.template().queryForMap("SELECT * FROM parcel");
		assertThat(row).containsEntry("depot", 3L)
			.containsEntry("code", "A-1")
			.containsEntry("note", "Say \"hi\", please")
			.containsEntry("pieces", 4)
			.containsEntry("state", "SENT")
			.containsEntry("sent_on", Date.valueOf("2026-02-28"))
			.containsEntry("due_on", Date.valueOf("2026-12-24"))
			.containsEntry("to_street", "High St 1")
			.containsEntry("to_city", "Bern")
			.containsEntry("width", 30)
			.containsEntry("height", 20)
			.containsEntry("sender_id", 7L)
			.containsEntry("version", 0);
		assertThat((BigDecimal) row.get("weight")).isEqualByComparingTo("2.5");
		assertThat(row.get("fragile")).isEqualTo(true);
		assertThat(row.get("created_at")).isNotNull();
	}

	@ServerTest
	void propertiesWithoutAColumnHaveWhatTheConstructorGivesThem(TestTarget target) {
		ParcelOffice office = ParcelOffice.of(target);
		office.importCsv("depot,code\n3,A-1\n");
		assertThat(office.template().queryForMap("SELECT pieces, note, width FROM parcel")).containsEntry("pieces", 1)
			.containsEntry("note", null)
			.containsEntry("width", null);
	}

	@ServerTest
	void rowsThatAreThereChange(TestTarget target) {
		ParcelOffice office = ParcelOffice.of(target);
		office.importCsv("depot,code,note\n1,a,old\n1,b,same\n");
		CsvResult result = office.importCsv("depot,code,note\n1,a,new\n1,b,same\n1,c,added\n");
		assertThat(result.result()).isEqualTo(new UpsertResult(1, 1, 1, List.of()));
		assertThat(office.template().queryForList("SELECT note FROM parcel ORDER BY code", String.class))
			.containsExactly("new", "same", "added");
	}

	@ServerTest
	void idsOfSeveralPartsAreMadeOfTheirColumns(TestTarget target) {
		ParcelOffice office = ParcelOffice.of(target);
		CsvResult result = office.upserts().of(Stop.class).importCsv(stream("tour,position,place\nnorth,1,Bern\n"));
		assertThat(result.result().inserted()).isOne();
		assertThat(office.template().queryForMap("SELECT * FROM stop")).containsEntry("tour", "north")
			.containsEntry("position", 1)
			.containsEntry("place", "Bern");
	}

	@ServerTest
	void emptyIsNullUnlessItIsQuotedText(TestTarget target) {
		ParcelOffice office = ParcelOffice.of(target);
		office.importCsv("depot,code,note,weight,to_city\n1,a,,,\n1,b,\"\",\"\",x\n");
		List<Map<String, Object>> rows = office.template()
			.queryForList("SELECT note, weight, to_city FROM parcel ORDER BY code");
		assertThat(rows.get(0)).containsEntry("note", null)
			.containsEntry("weight", null)
			.containsEntry("to_city", null);
		assertThat(rows.get(1)).containsEntry("note", "").containsEntry("weight", null);
	}

	@ServerTest
	void otherTextsCanStandForNull(TestTarget target) {
		ParcelOffice office = ParcelOffice.of(target);
		office.importCsv("depot,code,note,weight\n1,a,\\N,NULL\n1,b,,1\n", (csv) -> csv.nulls("\\N", "NULL"));
		assertThat(office.template().queryForList("SELECT note FROM parcel ORDER BY code", String.class))
			.containsExactly(null, "");
	}

	@ServerTest
	void excelsFilesAreRead(TestTarget target) throws IOException {
		ParcelOffice office = ParcelOffice.of(target);
		byte[] file = "\uFEFFdepot;Nummer;note;Bemerkung\r\n1;a;Grüße;x\r\n".getBytes(StandardCharsets.UTF_8);
		AtomicBoolean closed = new AtomicBoolean();
		InputStream in = new ByteArrayInputStream(file) {
			@Override
			public void close() throws IOException {
				closed.set(true);
				super.close();
			}
		};
		office.parcels()
			.importCsv(in, (csv) -> csv.separator(';').column("Nummer", "code").ignore("Bemerkung", "not there"));
		assertThat(office.template().queryForMap("SELECT code, note FROM parcel")).containsEntry("code", "a")
			.containsEntry("note", "Grüße");
		assertThat(closed).as("the stream is the caller's to close").isFalse();
	}

	@ServerTest
	void otherCharsets(TestTarget target, @TempDir Path directory) throws IOException {
		ParcelOffice office = ParcelOffice.of(target);
		Path file = Files.write(directory.resolve("latin.csv"),
				"depot,code,note\n1,a,Grüße\n".getBytes(StandardCharsets.ISO_8859_1));
		office.parcels().importCsv(file, (csv) -> csv.charset(StandardCharsets.ISO_8859_1));
		assertThat(office.template().queryForObject("SELECT note FROM parcel", String.class)).isEqualTo("Grüße");
		CsvImportException failure = catchThrowableOfType(CsvImportException.class,
				() -> office.parcels().importCsv(file));
		assertThat(failure.getBadLines()).singleElement()
			.extracting(BadLine::problem)
			.asString()
			.contains("bytes that are not UTF-8");
		assertThat(failure.isComplete()).isFalse();
	}

	@ServerTest
	void constantsAndNamesForAFileWithoutHeader(TestTarget target) {
		ParcelOffice office = ParcelOffice.of(target);
		office.importCsv("a,2\nb,3\n", (csv) -> csv.header("code", "pieces").constant("depot", 9));
		assertThat(office.template().queryForList("SELECT DISTINCT depot FROM parcel", Long.class)).containsExactly(9L);
		assertThat(office.template().queryForList("SELECT pieces FROM parcel ORDER BY code", Integer.class))
			.containsExactly(2, 3);
	}

	@ServerTest
	void twentyThousandLinesWithLineBreaksInThem(TestTarget target, @TempDir Path directory) throws IOException {
		ParcelOffice office = ParcelOffice.of(target);
		Path file = directory.resolve("parcels.csv");
		try (BufferedWriter writer = Files.newBufferedWriter(file)) {
			writer.write("depot,code,note,pieces\r\n");
			for (int i = 0; i < LINES; i++) {
				// Every tenth is no row, every hundredth spans two lines.
				String note = (i % 100 == 50) ? "\"two\r\nlines\"" : "n" + i;
				writer.write("1,c" + i + "," + note + "," + ((i % 10 == 3) ? "many" : i) + "\r\n");
			}
		}
		CsvResult result = office.parcels().importCsv(file, (csv) -> csv.skipBadLines(LINES));
		assertThat(result.badLines()).hasSize(LINES / 10);
		assertThat(result.result()).isEqualTo(new UpsertResult(LINES - LINES / 10, 0, 0, List.of()));
		assertThat(office.count()).isEqualTo(LINES - LINES / 10);
		// The header and the lines before, some of which are two.
		assertThat(result.badLines()).extracting(BadLine::line)
			.startsWith(2L + 3, 2L + 13)
			.endsWith(2L + LINES - 7 + LINES / 100);
		assertThat(office.template().queryForObject("SELECT note FROM parcel WHERE code = 'c50'", String.class))
			.isEqualTo("two\r\nlines");
	}

	@ServerTest
	void badLinesAreReportedAndNothingIsWritten(TestTarget target) {
		ParcelOffice office = ParcelOffice.of(target);
		CsvImportException failure = catchThrowableOfType(CsvImportException.class, () -> office.importCsv("""
				depot,code,weight,pieces,state,sent_on
				1,a,1.5,2,SENT,2026-01-01

				1,b,heavy,2,LOST,2026-02-30
				1,"c
				d",1
				1,,1,,SENT,2026-01-01
				1,e,1 2,0x10,,
				"""));
		assertThat(failure.getBadLines()).containsExactly(
				new BadLine(4, 4,
						"'weight' is no BigDecimal; 'state' is no State (PACKED, SENT); "
								+ "'sent_on' is no LocalDate"),
				new BadLine(5, 6, "has 3 fields instead of 6"),
				new BadLine(7, 7, "'code' has no value, and is part of the key; 'pieces' has no value, and needs one"),
				new BadLine(8, 8, "'weight' is no BigDecimal; 'pieces' is no int"));
		assertThat(failure.isComplete()).isTrue();
		assertThat(failure).hasMessageContainingAll("4 bad lines", "line 4: 'weight'", "lines 5 to 6: has 3")
			.hasMessageNotContainingAny("heavy", "LOST", "02-30", "1 2");
		assertThat(office.count()).isZero();
	}

	@ServerTest
	void moreBadLinesThanMayBeSkippedFail(TestTarget target) {
		ParcelOffice office = ParcelOffice.of(target);
		String file = "depot,code\n1,a\n1\n1,b\n1\n1,c\n";
		CsvResult result = office.importCsv(file, (csv) -> csv.skipBadLines(2));
		assertThat(result.result().inserted()).isEqualTo(3);
		assertThat(result.badLines()).extracting(BadLine::line).containsExactly(3L, 5L);
		assertThatExceptionOfType(CsvImportException.class)
			.isThrownBy(() -> office.importCsv(file + "1,d\n1\n", (csv) -> csv.skipBadLines(2)))
			.satisfies((ex) -> assertThat(ex.getBadLines()).extracting(BadLine::line).containsExactly(3L, 5L, 8L));
		assertThat(office.count()).isEqualTo(3);
	}

	@ServerTest
	void aBrokenQuoteFailsEvenWhereBadLinesAreSkipped(TestTarget target) {
		ParcelOffice office = ParcelOffice.of(target);
		for (String rest : List.of("1,\"b\n1,c\n", "1,\"b\"x\n1,c\n")) {
			CsvImportException failure = catchThrowableOfType(CsvImportException.class,
					() -> office.importCsv("depot,code\n1,a\n" + rest, (csv) -> csv.skipBadLines(10)));
			assertThat(failure.getBadLines()).extracting(BadLine::line).containsExactly(3L);
			assertThat(failure.isComplete()).isFalse();
			assertThat(office.count()).isZero();
		}
	}

	@ServerTest
	void whatTheHeaderLacksFailsBeforeAnythingIsWritten(TestTarget target) {
		ParcelOffice office = ParcelOffice.of(target);
		assertThat(problems(office, "")).containsExactly("there is no header, nor anything else");
		assertThat(problems(office, "depot,note\n1,x\n")).singleElement()
			.asString()
			.startsWith("there is no column for 'code', which is part of the key");
		assertThat(problems(office, "depot,code,code\n1,a,b\n")).containsExactly("two columns are called 'code'");
		assertThat(problems(office, "depot,code,CODE\n1,a,b\n"))
			.containsExactly("the column 'CODE' is for 'code', as is the column 'code'");
		assertThat(problems(office, "depot,code,peaces\n1,a,b\n")).singleElement()
			.asString()
			.startsWith("the column 'peaces' is no property (see the options column and ignore). "
					+ "Did you mean 'pieces'?");
		assertThat(problems(office, "7,A-1,secret\n8,b,c\n")).singleElement()
			.asString()
			.startsWith("none of the 3 columns is a property")
			.doesNotContain("secret");
	}

	@ServerTest
	void columnsWhoseValuesWouldBeLostAreRefused(TestTarget target) {
		ParcelOffice office = ParcelOffice.of(target);
		assertThat(problems(office, "depot,code,id,version,created_at,label\n1,a,1,1,,x\n")).containsExactlyInAnyOrder(
				"the column 'id' would be lost, because an insert leaves it out (see the option ignore)",
				"the column 'version' would be lost, because a new row always has the first version "
						+ "(see the option ignore)",
				"the column 'created_at' would be lost, because its value is generated (see the option ignore)",
				"the column 'label' is for a byte[], which is not made of text "
						+ "(see the options conversionService and ignore)");
	}

	private static List<String> problems(ParcelOffice office, String text) {
		CsvImportException failure = catchThrowableOfType(CsvImportException.class, () -> office.importCsv(text));
		assertThat(failure).isNotNull();
		return failure.getBadLines().stream().map(BadLine::problem).toList();
	}

	@ServerTest
	void optionsThatNameNoPropertyAreBadDeclarations(TestTarget target) {
		ParcelOffice office = ParcelOffice.of(target);
		assertThatExceptionOfType(InvalidDeclarationException.class)
			.isThrownBy(() -> office.importCsv("depot,code,n\n", (csv) -> csv.column("n", "notes")))
			.withMessageContaining("the option column names 'notes'")
			.withMessageContaining("Did you mean 'note'?");
		assertThatExceptionOfType(InvalidDeclarationException.class)
			.isThrownBy(() -> office.importCsv("code\n", (csv) -> csv.constant("depot", "north")))
			.withMessageContaining("constant")
			.withMessageNotContaining("north");
	}

	@ServerTest
	void aRefusedRowIsFoundByItsLines(TestTarget target) {
		ParcelOffice office = ParcelOffice.of(target);
		StringBuilder file = new StringBuilder("depot,code,sender_id\n");
		for (int i = 0; i < 12_000; i++) {
			file.append("1,c").append(i).append((i == 11_000) ? ",99\n" : ",7\n");
		}
		Throwable failure = catchThrowable(() -> office.importCsv(file.toString()));
		assertThat(failure).isInstanceOf(DataIntegrityViolationException.class);
		FailedLines lines = FailedLines.of(failure);
		assertThat(lines).isNotNull();
		// One statement for all on MySQL; ten thousand are sorted at a time elsewhere.
		assertThat(lines.first()).isBetween(target.server().isMariaDb() ? 10_002L : 2L, 11_002L);
		assertThat(lines.last()).isBetween(11_002L, 12_001L);
		assertThat(office.count()).isZero();
	}

	@ServerTest
	void repeatedKeysAreNamedByTheirLines(TestTarget target) {
		ParcelOffice office = ParcelOffice.of(target);
		String file = "depot,code\n1,a\n1,b\nx,c\n1,d\n1,b\n1,a\n";
		assertThatExceptionOfType(RepeatedRowsException.class)
			.isThrownBy(() -> office.upserts()
				.of(Parcel.class)
				.repeats(Repeats.REJECT)
				.importCsv(new ByteArrayInputStream(file.getBytes(StandardCharsets.UTF_8)),
						(options) -> options.skipBadLines(1)))
			.satisfies((ex) -> assertThat(ex.getSuppressed()).singleElement()
				.isInstanceOfSatisfying(CsvImportException.class,
						(lines) -> assertThat(lines.getBadLines()).extracting(BadLine::line, BadLine::problem)
							.containsExactly(tuple(6L, "it has the same key as line 3"),
									tuple(7L, "it has the same key as line 2"))));
		assertThat(office.count()).isZero();
	}

	@ServerTest
	void anImportCommitsInBetween(TestTarget target) {
		ParcelOffice office = ParcelOffice.of(target);
		StringBuilder file = new StringBuilder("depot,code,sender_id\n");
		for (int i = 0; i < 2500; i++) {
			file.append("1,c").append(i).append(",7\n");
		}
		assertThat(committing(office, file).result().inserted()).isEqualTo(2500);
		assertThat(office.template().queryForObject("SELECT COUNT(*) FROM parcel WHERE sender_id = 7", Integer.class))
			.isEqualTo(2500);
		file.append("1,d,99\n");
		assertThatExceptionOfType(PartialUpsertException.class).isThrownBy(() -> committing(office, file))
			.satisfies((ex) -> {
				assertThat(ex.getCommittedRows()).isEqualTo(2000);
				assertThat(ex).hasCauseInstanceOf(DataIntegrityViolationException.class);
				assertThat(FailedLines.of(ex)).isNotNull();
			});
	}

	private static CsvResult committing(ParcelOffice office, CharSequence file) {
		return office.upserts()
			.of(Parcel.class)
			.commitEvery(1000)
			.importCsv(new ByteArrayInputStream(file.toString().getBytes(StandardCharsets.UTF_8)));
	}

	@ServerTest
	void badLinesEndAnImportThatCommitsInBetween(TestTarget target) {
		ParcelOffice office = ParcelOffice.of(target);
		StringBuilder file = new StringBuilder("depot,code\n");
		for (int i = 0; i < 1500; i++) {
			file.append((i == 1200) ? "x" : "1").append(",c").append(i).append('\n');
		}
		assertThatExceptionOfType(PartialUpsertException.class).isThrownBy(() -> committing(office, file))
			.satisfies((ex) -> {
				assertThat(ex.getCommittedRows()).isEqualTo(1000);
				assertThat(ex).hasCauseInstanceOf(CsvImportException.class);
			});
		assertThat(office.count()).isEqualTo(1000);
	}

	@ServerTest
	void anImportJoinsTheRunningTransaction(TestTarget target) {
		ParcelOffice office = ParcelOffice.of(target);
		new TransactionTemplate(office.context().getBean(PlatformTransactionManager.class))
			.executeWithoutResult((status) -> {
				assertThat(office.importCsv("depot,code\n1,a\n").result().inserted()).isOne();
				status.setRollbackOnly();
			});
		assertThat(office.count()).isZero();
	}

	@ServerTest
	void aFileThatIsNotThere(TestTarget target, @TempDir Path directory) {
		ParcelOffice office = ParcelOffice.of(target);
		assertThatExceptionOfType(UncheckedIOException.class)
			.isThrownBy(() -> office.upserts().of(Parcel.class).importCsv(directory.resolve("none.csv")))
			.withMessageContaining("none.csv");
	}

	private static InputStream stream(String text) {
		return new ByteArrayInputStream(text.getBytes(StandardCharsets.UTF_8));
	}

}
