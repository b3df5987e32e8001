package io.duplicatekey.repository;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Iterator;
import java.util.List;
import java.util.Objects;
import java.util.function.Consumer;
import java.util.stream.Stream;

import org.jspecify.annotations.Nullable;

import io.duplicatekey.csv.CsvImport;
import io.duplicatekey.hibernate.EntityFields;
import io.duplicatekey.upsert.CsvOptions;
import io.duplicatekey.upsert.CsvResult;
import io.duplicatekey.upsert.ManagedCopies;
import io.duplicatekey.upsert.OnDuplicate;
import io.duplicatekey.upsert.Permission;
import io.duplicatekey.upsert.Repeats;
import io.duplicatekey.upsert.UpsertOperations.Description;
import io.duplicatekey.upsert.UpsertProgress;
import io.duplicatekey.upsert.UpsertResult;
import io.duplicatekey.upsert.Upserted;
import io.duplicatekey.upsert.Via;

/**
 * A step of {@link EntityUpsertOperations}.
 *
 * @param <T> the type of the entity
 */
final class EntityUpsertDescription<T> implements Description<T> {

	private final EntityUpsertOperations operations;

	private final Class<T> type;

	private final DescribedUpsert described;

	EntityUpsertDescription(EntityUpsertOperations operations, Class<T> type, DescribedUpsert described) {
		this.operations = operations;
		this.type = type;
		this.described = described;
	}

	@Override
	public Description<T> key(String... properties) {
		return with((described) -> described.key = List.of(properties));
	}

	@Override
	public Description<T> update(String... properties) {
		return with((described) -> described.update = List.of(properties));
	}

	@Override
	public Description<T> exclude(String... properties) {
		return with((described) -> described.exclude = List.of(properties));
	}

	@Override
	public Description<T> set(String property, String expression) {
		return with((described) -> described.set.put(property, expression));
	}

	@Override
	public Description<T> when(String expression) {
		return with((described) -> described.when = expression);
	}

	@Override
	public Description<T> onDuplicate(OnDuplicate mode) {
		return with((described) -> described.onDuplicate = mode);
	}

	@Override
	public Description<T> otherKeys(Permission permission) {
		return with((described) -> described.otherKeys = permission);
	}

	@Override
	public Description<T> cascades(Permission permission) {
		return with((described) -> described.cascades = permission);
	}

	@Override
	public Description<T> managedCopies(ManagedCopies managedCopies) {
		return with((described) -> described.managedCopies = managedCopies);
	}

	@Override
	public Description<T> via(Via via) {
		return with((described) -> described.via = via);
	}

	@Override
	public Description<T> repeats(Repeats repeats) {
		return with((described) -> described.repeats = repeats);
	}

	@Override
	public Description<T> commitEvery(int rows) {
		return with((described) -> described.commitEvery = rows);
	}

	@Override
	public Description<T> onProgress(Consumer<UpsertProgress> listener) {
		return with((described) -> described.progress = listener);
	}

	@Override
	public Description<T> withinTransaction() {
		return with((described) -> described.withinTransaction = true);
	}

	@Override
	public Description<T> argument(String name, @Nullable Object value) {
		return with((described) -> described.arguments.put(name, value));
	}

	private Description<T> with(Consumer<DescribedUpsert> change) {
		return new EntityUpsertDescription<>(this.operations, this.type, this.described.with(change));
	}

	@Override
	public UpsertResult execute(Iterable<? extends T> rows) {
		return run("execute", Result.TOTALS, false, rows);
	}

	@Override
	public UpsertResult execute(Stream<? extends T> rows) {
		return run("execute", Result.TOTALS, false, rows);
	}

	@Override
	public UpsertResult execute(Iterator<? extends T> rows) {
		return run("execute", Result.TOTALS, false, rows);
	}

	@Override
	public List<Upserted<T>> executeEach(Iterable<? extends T> rows) {
		return run("executeEach", Result.OUTCOMES, false, rows);
	}

	@Override
	public Upserted<T> executeOne(T row) {
		return run("executeOne", Result.OUTCOME, true, row);
	}

	@Override
	public T save(T row) {
		return run("save", Result.ENTITY, true, row);
	}

	@Override
	public List<T> saveAll(Iterable<? extends T> rows) {
		return run("saveAll", Result.ENTITIES, false, rows);
	}

	@Override
	public boolean updateByKey(T row) {
		return run("updateByKey", Result.FOUND, true, row);
	}

	@Override
	public CsvResult importCsv(Path file, Consumer<CsvOptions> options) {
		try (InputStream in = Files.newInputStream(file)) {
			return importCsv(in, options);
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
	}

	@Override
	public CsvResult importCsv(InputStream in, Consumer<CsvOptions> options) {
		CsvImport csv = new CsvImport(where(), options);
		EntityFields fields = this.operations.fieldsOf(this.type, this.described.toDefinition(where()));
		return csv.run(in, fields, (rows) -> run("importCsv", Result.TOTALS, false, rows));
	}

	private String where() {
		return "UpsertOperations.of(" + this.type.getSimpleName() + ".class)";
	}

	/**
	 * Each result has the type of the methods that ask for it.
	 */
	@SuppressWarnings({ "unchecked", "TypeParameterUnusedInFormals" })
	private <R> R run(String operation, Result result, boolean single, @Nullable Object given) {
		String where = where();
		GivenRows rows = new GivenRows(where, single ? "row" : "rows", this.type, single);
		return (R) Objects
			.requireNonNull(this.operations.run("UpsertOperations." + operation, rows, result, this.described, given));
	}

}
