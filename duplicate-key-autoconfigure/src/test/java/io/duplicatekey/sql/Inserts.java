package io.duplicatekey.sql;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

import org.jspecify.annotations.Nullable;

import io.duplicatekey.sql.Expression.Call;
import io.duplicatekey.sql.Expression.Conditional;
import io.duplicatekey.sql.Expression.Literal;
import io.duplicatekey.sql.Expression.New;
import io.duplicatekey.sql.Expression.Old;
import io.duplicatekey.sql.Expression.Operation;
import io.duplicatekey.sql.Expression.Parameter;

/**
 * Builds inserts for tests. Columns are named with what they are: {@code "name:text"}
 * holds text, {@code "email=lower(?)"} is written with an expression.
 */
final class Inserts {

	private TableName table = new TableName(null, "t");

	private final List<Column> columns = new ArrayList<>();

	private List<String> key = List.of();

	private final List<Assignment> data = new ArrayList<>();

	private final List<Assignment> touched = new ArrayList<>();

	private @Nullable Expression when;

	private Inserts() {
	}

	static Inserts columns(String... specifications) {
		Inserts inserts = new Inserts();
		for (String specification : specifications) {
			String[] parts = specification.split("=", 2);
			boolean text = parts[0].endsWith(":text");
			String name = text ? parts[0].substring(0, parts[0].length() - ":text".length()) : parts[0];
			inserts.columns.add(new Column(name, (parts.length > 1) ? parts[1] : "?", text));
		}
		inserts.key = List.of(inserts.columns.get(0).name());
		return inserts;
	}

	Inserts into(@Nullable String schema, String name) {
		this.table = new TableName(schema, name);
		return this;
	}

	Inserts key(String... names) {
		this.key = List.of(names);
		return this;
	}

	Inserts update(String... names) {
		Arrays.stream(names).forEach((name) -> set(name, given(name)));
		return this;
	}

	Inserts set(String name, Expression value) {
		this.data.add(new Assignment(name, value));
		return this;
	}

	Inserts touch(String name, Expression value) {
		this.touched.add(new Assignment(name, value));
		return this;
	}

	Inserts version(String name) {
		return touch(name, operation(Operator.ADD, old(name), literal(1)));
	}

	Inserts when(Expression condition) {
		this.when = condition;
		return this;
	}

	OnHit.Update onHit() {
		return new OnHit.Update(this.data, this.touched, this.when);
	}

	Insert build() {
		return build(onHit());
	}

	Insert build(OnHit onHit) {
		return new Insert(this.table, this.columns, this.key, onHit);
	}

	static Expression old(String column) {
		return new Old(column);
	}

	static Expression given(String column) {
		return new New(column);
	}

	static Expression literal(@Nullable Object value) {
		return new Literal(value, null);
	}

	static Expression parameter(String name) {
		return new Parameter(name, null);
	}

	static Expression operation(Operator operator, Expression... operands) {
		return new Operation(operator, List.of(operands));
	}

	static Expression call(Function function, Expression... arguments) {
		return new Call(function, List.of(arguments));
	}

	static Expression either(Expression condition, Expression then, Expression otherwise) {
		return new Conditional(condition, then, otherwise);
	}

	/**
	 * {@code #new.column > #old.column}.
	 */
	static Expression newer(String column) {
		return operation(Operator.GREATER, given(column), old(column));
	}

}
