package io.duplicatekey.sql;

import java.util.List;

import org.jspecify.annotations.Nullable;

/**
 * What an insert does where the key is there already.
 */
public sealed interface OnHit {

	/**
	 * Change the stored row.
	 *
	 * @param data what the columns become, at least one
	 * @param touched columns that change only where one of the data columns does, such as
	 * a version or the time of the last change
	 * @param when what must be true of the stored and the new row, {@code null} for
	 * always
	 */
	record Update(List<Assignment> data, List<Assignment> touched, @Nullable Expression when) implements OnHit {

		/**
		 * Create a change.
		 * @param data what the columns become, at least one
		 * @param touched columns that change only where one of the data columns does
		 * @param when what must be true, {@code null} for always
		 * @throws IllegalArgumentException if there is no data column
		 */
		public Update {
			if (data.isEmpty()) {
				throw new IllegalArgumentException("An update that changes no column");
			}
		}

	}

	/**
	 * Leave the stored row, and hide no other error.
	 */
	record Keep() implements OnHit {
	}

	/**
	 * Leave the stored row, and make a warning of every error that INSERT IGNORE makes a
	 * warning of.
	 */
	record Ignore() implements OnHit {
	}

	/**
	 * Delete the stored row and insert the new one.
	 */
	record Replace() implements OnHit {
	}

	/**
	 * Insert only where no row has the key, which needs no unique index. Takes one row a
	 * statement.
	 */
	record Absent() implements OnHit {
	}

}
