package io.duplicatekey.translation;

import java.util.function.Function;

import org.jspecify.annotations.Nullable;

/**
 * A chain of causes, followed no further than any real one goes, because a chain can lead
 * back to itself.
 */
public final class Causes {

	private static final int MAX_DEPTH = 100;

	private Causes() {
	}

	/**
	 * The first answer that one of the chain gives, beginning with the failure itself.
	 * @param <T> what an answer is
	 * @param failure where the chain begins
	 * @param question gives an answer, or {@code null}
	 * @return the answer, {@code null} if none of them gives one
	 */
	public static <T> @Nullable T first(Throwable failure, Function<Throwable, @Nullable T> question) {
		Throwable current = failure;
		for (int depth = 0; current != null && depth < MAX_DEPTH; depth++) {
			T answer = question.apply(current);
			if (answer != null) {
				return answer;
			}
			current = current.getCause();
		}
		return null;
	}

	/**
	 * The first of a type in the chain.
	 * @param <T> the type
	 * @param failure where the chain begins
	 * @param type the type
	 * @return the exception, {@code null} if there is none
	 */
	public static <T extends Throwable> @Nullable T first(Throwable failure, Class<T> type) {
		return first(failure, (cause) -> type.isInstance(cause) ? type.cast(cause) : null);
	}

}
