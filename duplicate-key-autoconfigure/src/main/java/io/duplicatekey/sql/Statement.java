package io.duplicatekey.sql;

import java.util.List;

/**
 * A statement, and what is bound to its parameters: for each row the values of
 * {@code rowColumns}, and after the last row the {@code constants}.
 *
 * @param text the SQL
 * @param rowColumns for each parameter of a row the index of its column in
 * {@link Insert#columns()}; a column can be there twice
 * @param constants what is bound to the parameters behind the rows
 */
public record Statement(String text, List<Integer> rowColumns, List<Expression.Constant> constants) {

}
