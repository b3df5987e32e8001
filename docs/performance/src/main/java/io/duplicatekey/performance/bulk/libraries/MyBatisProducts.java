package io.duplicatekey.performance.bulk.libraries;

import java.util.List;

import org.apache.ibatis.annotations.Insert;
import org.apache.ibatis.annotations.Param;

import io.duplicatekey.performance.bulk.Row;

/**
 * MyBatis's repository. {@code VALUES()} is what every server knows.
 */
public interface MyBatisProducts {

	/**
	 * Write one row.
	 * @param row what to write
	 */
	@Insert("""
			INSERT INTO product (sku, name, price, stock, hits, updated_at)
			VALUES (#{sku}, #{name}, #{price}, #{stock}, #{hits}, #{updatedAt})
			ON DUPLICATE KEY UPDATE name = VALUES(name), price = VALUES(price), stock = VALUES(stock),
			hits = VALUES(hits), updated_at = VALUES(updated_at)""")
	void write(Row row);

	/**
	 * Write by one statement.
	 * @param rows what to write
	 */
	@Insert("""
			<script>
			INSERT INTO product (sku, name, price, stock, hits, updated_at) VALUES
			<foreach collection="rows" item="row" separator=",">
			(#{row.sku}, #{row.name}, #{row.price}, #{row.stock}, #{row.hits}, #{row.updatedAt})
			</foreach>
			ON DUPLICATE KEY UPDATE name = VALUES(name), price = VALUES(price), stock = VALUES(stock),
			hits = VALUES(hits), updated_at = VALUES(updated_at)
			</script>""")
	void writeAll(@Param("rows") List<Row> rows);

}
