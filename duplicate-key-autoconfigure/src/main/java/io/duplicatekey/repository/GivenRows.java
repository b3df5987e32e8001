package io.duplicatekey.repository;

import java.lang.reflect.Method;
import java.util.Arrays;
import java.util.Collection;
import java.util.Iterator;
import java.util.List;
import java.util.stream.BaseStream;

import org.jspecify.annotations.Nullable;

import org.springframework.core.ResolvableType;
import org.springframework.util.Assert;

/**
 * The first parameter of an upsert: the rows, in whatever they come.
 *
 * @param where the method, for messages
 * @param name what the parameter is called, for messages
 * @param entityType the type of one row
 * @param single whether it is one row, and not something that holds rows
 */
record GivenRows(String where, String name, Class<?> entityType, boolean single) {

	private static final List<Class<?>> HOLDERS = List.of(Iterable.class, Iterator.class, BaseStream.class);

	/**
	 * Read the declaration.
	 * @return the rows, or {@code null} if the parameter holds no entities of the domain
	 * type
	 */
	static @Nullable GivenRows of(String where, Method method, Class<?> repositoryInterface, Class<?> domainType) {
		ResolvableType type = ResolvableType.forMethodParameter(method, 0, repositoryInterface);
		String name = method.getParameters()[0].getName();
		if (domainType.isAssignableFrom(type.resolve(Object.class))) {
			return new GivenRows(where, name, type.toClass(), true);
		}
		Class<?> held = held(type);
		return domainType.isAssignableFrom(held) ? new GivenRows(where, name, held, false) : null;
	}

	private static Class<?> held(ResolvableType type) {
		if (type.isArray()) {
			return type.getComponentType().resolve(Object.class);
		}
		return HOLDERS.stream()
			.<Class<?>>map((holder) -> type.as(holder).getGeneric().resolve(Object.class))
			.filter((held) -> held != Object.class)
			.findFirst()
			.orElse(Object.class);
	}

	/**
	 * Whether it can be told, without taking a row, that there is none.
	 */
	boolean areKnownEmpty(@Nullable Object argument) {
		return !this.single && ((argument instanceof Collection<?> collection && collection.isEmpty())
				|| (argument instanceof Object[] array && array.length == 0));
	}

	/**
	 * Go through the rows of a call.
	 * @throws IllegalArgumentException now or on the way, if there is {@code null} or
	 * something else that is no entity
	 */
	Iterator<Object> iterator(@Nullable Object argument) {
		Assert.notNull(argument, () -> this.where + ": " + this.name + " is null");
		if (this.single) {
			checked(argument, null);
			return List.of(argument).iterator();
		}
		return new Checked(elements(argument));
	}

	private static Iterator<?> elements(Object argument) {
		if (argument instanceof Object[] array) {
			return Arrays.asList(array).iterator();
		}
		if (argument instanceof Iterable<?> iterable) {
			return iterable.iterator();
		}
		return (argument instanceof BaseStream<?, ?> stream) ? stream.iterator() : (Iterator<?>) argument;
	}

	private Object checked(@Nullable Object row, @Nullable Long number) {
		if (!this.entityType.isInstance(row)) {
			String element = (number != null) ? this.name + "[" + number + "]" : this.name;
			throw new IllegalArgumentException(this.where + ": " + element + " is " + ((row != null)
					? "a " + row.getClass().getName() + ", not a " + this.entityType.getName() : "null"));
		}
		return row;
	}

	/**
	 * Looks at each row on its way.
	 */
	private final class Checked implements Iterator<Object> {

		private final Iterator<?> rows;

		private long number;

		Checked(Iterator<?> rows) {
			this.rows = rows;
		}

		@Override
		public boolean hasNext() {
			return this.rows.hasNext();
		}

		@Override
		public Object next() {
			return checked(this.rows.next(), this.number++);
		}

	}

}
