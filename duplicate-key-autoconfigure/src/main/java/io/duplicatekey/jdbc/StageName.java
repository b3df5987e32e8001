package io.duplicatekey.jdbc;

import org.jspecify.annotations.Nullable;

/**
 * Names temporary tables: the same from call to call, so that caches of statements hit,
 * and another for a call inside a call, as where the rows of one come from an upsert of
 * their own on the same connection.
 */
final class StageName implements AutoCloseable {

	private static final ThreadLocal<@Nullable StageName> CURRENT = new ThreadLocal<>();

	private final @Nullable StageName outer;

	private final int depth;

	StageName() {
		this.outer = CURRENT.get();
		this.depth = (this.outer != null) ? this.outer.depth + 1 : 1;
		CURRENT.set(this);
	}

	@Override
	public String toString() {
		return "duplicate_key_stage" + ((this.depth > 1) ? "_" + this.depth : "");
	}

	@Override
	public void close() {
		if (this.outer != null) {
			CURRENT.set(this.outer);
		}
		else {
			CURRENT.remove();
		}
	}

}
