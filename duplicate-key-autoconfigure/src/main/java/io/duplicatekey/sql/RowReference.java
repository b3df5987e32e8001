package io.duplicatekey.sql;

/**
 * How a statement refers to the row that it would have inserted.
 */
public enum RowReference {

	/**
	 * {@code VALUES (...) AS new ... new.price}, from MySQL 8.0.19 on.
	 */
	ALIAS,

	/**
	 * {@code VALUES(price)}: on older MySQL and on MariaDB, and where a proxy's parser
	 * wants it.
	 */
	VALUES,

	/**
	 * {@code VALUES(price)}, and nothing else that Apache ShardingSphere cannot take: it
	 * renames a table in front of a stored column only in some places, loses parameters
	 * within NOT, and tells only from {@code =} where rows belong.
	 */
	SHARDED

}
