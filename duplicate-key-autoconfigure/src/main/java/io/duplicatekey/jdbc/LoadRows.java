package io.duplicatekey.jdbc;

import java.io.InputStream;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

import org.jspecify.annotations.Nullable;

import io.duplicatekey.schema.TableColumn;
import io.duplicatekey.sql.Column;
import io.duplicatekey.sql.LoadForm;

/**
 * Writes rows as lines for LOAD DATA, with the values that the call's binder binds.
 */
final class LoadRows implements AutoCloseable {

	private final ValueBinder binder;

	private final RecordedRow recorded;

	private final RecordedRow.@Nullable DriverText driverText;

	private final int[] bound;

	private final LoadColumn[] columns;

	private final @Nullable LoadForm[] forms;

	private final LoadText text = new LoadText();

	private @Nullable String obstacle;

	/**
	 * Create it.
	 * @param types the columns of the table
	 * @param driverText what the driver writes, closed with this
	 */
	LoadRows(UpsertCall call, List<TableColumn> types, RecordedRow.@Nullable DriverText driverText) {
		List<Column> inserted = call.plan().insert().columns();
		List<Integer> bound = new ArrayList<>();
		List<LoadColumn> columns = new ArrayList<>();
		for (int i = 0; i < inserted.size(); i++) {
			Column column = inserted.get(i);
			if (column.bound()) {
				bound.add(i);
				columns.add(new LoadColumn(column,
						types.stream()
							.filter((type) -> type.name().equalsIgnoreCase(column.name()))
							.findFirst()
							.orElseThrow()));
			}
		}
		this.binder = call.binder();
		this.driverText = driverText;
		this.bound = bound.stream().mapToInt(Integer::intValue).toArray();
		this.columns = columns.toArray(LoadColumn[]::new);
		this.forms = new @Nullable LoadForm[this.bound.length];
		this.recorded = new RecordedRow(call.connection(), this.bound.length, driverText);
	}

	/**
	 * Write a row, unless one of its values has no text.
	 * @return whether it was written; {@link #obstacle} says why not
	 */
	boolean add(NumberedRow row) throws SQLException {
		for (int i = 0; i < this.bound.length; i++) {
			this.binder.bind(this.recorded.statement(), i + 1, this.bound[i], row.values()[this.bound[i]]);
		}
		this.obstacle = (this.recorded.obstacle() != null) ? this.recorded.obstacle() : formsObstacle();
		if (this.obstacle != null) {
			return false;
		}
		this.text.startLine(row.number());
		for (Object value : this.recorded.values()) {
			this.text.nextField();
			field(value);
		}
		this.text.endLine();
		return true;
	}

	/**
	 * A column has the same form in all rows of a statement.
	 */
	private @Nullable String formsObstacle() {
		@Nullable Object[] values = this.recorded.values();
		for (int i = 0; i < values.length; i++) {
			Object value = values[i];
			if (value != null) {
				LoadForm form = this.columns[i].formOf(value);
				if (form == null || (this.forms[i] != null && this.forms[i] != form)) {
					return "a " + value.getClass().getName() + " in column " + this.bound[i];
				}
				this.forms[i] = form;
			}
		}
		return null;
	}

	private void field(@Nullable Object value) {
		if (value == null) {
			this.text.nullField();
		}
		else if (value instanceof String string) {
			this.text.textField(string);
		}
		else if (value instanceof byte[] bytes) {
			this.text.hexField(bytes);
		}
		else {
			this.text.ascii((value instanceof java.math.BigDecimal number) ? number.toPlainString() : value.toString());
		}
	}

	/**
	 * Why the last row was not written, and none will be any more.
	 */
	@Nullable String obstacle() {
		return this.obstacle;
	}

	int size() {
		return this.text.size();
	}

	List<LoadForm> forms() {
		return Arrays.stream(this.forms).map((form) -> (form != null) ? form : LoadForm.TEXT).toList();
	}

	InputStream read() {
		return this.text.read();
	}

	void clear() {
		this.text.truncate(0);
		Arrays.fill(this.forms, null);
	}

	@Override
	public void close() throws SQLException {
		if (this.driverText != null) {
			this.driverText.close();
		}
	}

}
