package io.duplicatekey.plan;

import java.util.List;
import java.util.Set;
import java.util.StringJoiner;

import org.jspecify.annotations.Nullable;

import org.springframework.expression.spel.SpelNode;
import org.springframework.expression.spel.ast.CompoundExpression;
import org.springframework.expression.spel.ast.Elvis;
import org.springframework.expression.spel.ast.MethodReference;
import org.springframework.expression.spel.ast.PropertyOrFieldReference;
import org.springframework.expression.spel.ast.Ternary;
import org.springframework.expression.spel.ast.VariableReference;

import io.duplicatekey.sql.Expression;

/**
 * Reads {@code #old.x} and {@code #new.x}.
 */
final class RowProperties {

	private final Source source;

	private final Set<String> inserted;

	/**
	 * Create it.
	 * @param source the expression
	 * @param inserted the names of the columns that the insert gives a value
	 */
	RowProperties(Source source, Set<String> inserted) {
		this.source = source;
		this.inserted = inserted;
	}

	Typed read(CompoundExpression node) {
		MappedColumn column = column(node);
		String name = column.column().name();
		if (node.getChild(0).toStringAST().equals("#old")) {
			return new Typed(new Expression.Old(name), column.type(), column, node.toStringAST());
		}
		if (!this.inserted.contains(name)) {
			throw this.source.refuse(node,
					"is " + node.toStringAST() + ", which is not part of the insert, "
							+ "so that the given row has no value for it",
					"Use #old." + column.property() + ", the stored row's value, or a parameter of the method.");
		}
		return new Typed(new Expression.New(name), column.type(), column, node.toStringAST());
	}

	/**
	 * The column whose values the first of some parts has that has any.
	 * @param nodes the parts
	 * @return the column, {@code null} if their values are computed or constant
	 */
	@Nullable MappedColumn columnOf(List<SpelNode> nodes) {
		for (SpelNode node : nodes) {
			MappedColumn column = columnOf(node);
			if (column != null) {
				return column;
			}
		}
		return null;
	}

	private @Nullable MappedColumn columnOf(SpelNode node) {
		if (node instanceof CompoundExpression property) {
			return column(property);
		}
		if (node instanceof Ternary) {
			return columnOf(List.of(node.getChild(1), node.getChild(2)));
		}
		if (node instanceof Elvis
				|| (node instanceof MethodReference method && KnownFunction.chooses(method.getName()))) {
			return columnOf(ExpressionWalk.children(node));
		}
		return null;
	}

	private MappedColumn column(CompoundExpression node) {
		String name = path(node);
		MappedProperties properties = this.source.properties();
		List<MappedColumn> columns = properties.find(name);
		if (columns.isEmpty()) {
			throw this.source.refuse(node.getChild(1),
					"is '" + name + "', which is no property of " + properties.mapping().owner(),
					properties.suggestion(name));
		}
		if (columns.size() > 1) {
			throw this.source.refuse(node, "is " + node.toStringAST() + ", which has " + columns.size() + " columns",
					"Use one of them: " + MappedProperties.list(columns) + ".");
		}
		return columns.get(0);
	}

	private String path(CompoundExpression node) {
		checkRow(node);
		StringJoiner path = new StringJoiner(".");
		for (int i = 1; i < node.getChildCount(); i++) {
			SpelNode child = node.getChild(i);
			if (child instanceof MethodReference method) {
				throw this.source.refuse(child, "is the method " + method.getName() + ", and methods cannot be called",
						"Write functions around values, as in lower(#new.name). " + Source.ALLOWED);
			}
			if (!(child instanceof PropertyOrFieldReference property) || property.isNullSafe()) {
				throw this.source.refuse(child, "is " + node.toStringAST() + ", which is more than a property's name",
						"Write the names of properties with single dots, as in #new.address.city. " + Source.ALLOWED);
			}
			path.add(property.getName());
		}
		return path.toString();
	}

	private void checkRow(CompoundExpression node) {
		SpelNode row = node.getChild(0);
		String text = row.toStringAST();
		if (row instanceof VariableReference && !text.equals("#old") && !text.equals("#new")) {
			throw this.source.refuse(row, "is " + node.toStringAST() + ", but only #old and #new have properties here",
					"Use #old or #new, or a parameter of the method for the value itself.");
		}
		if (!(row instanceof VariableReference)) {
			String hint = text.equals("old") ? "Write # before it: #old. " : "";
			throw this.source.refuse(row, "is " + node.toStringAST() + ", which expressions cannot have",
					hint + Source.ALLOWED);
		}
	}

}
