package io.duplicatekey.hibernate.mapped;

/**
 * An entity that a test changes.
 */
public interface Changing {

	/**
	 * Give every property that can change the values of a variant.
	 * @param variant the number of the variant, from 0
	 */
	void become(int variant);

}
