package io.duplicatekey.history;

import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/**
 * Lets so many keys through, the first that come, and puts one other in the place of all
 * further ones: tables can come and go, and what is kept for each must not grow.
 */
public final class BoundedKeys {

	private final int max;

	private final Set<ViolatedKey> keys = ConcurrentHashMap.newKeySet();

	/**
	 * Create it.
	 * @param max how many keys are let through
	 */
	public BoundedKeys(int max) {
		this.max = max;
	}

	/**
	 * A key, or what stands for it.
	 * @param key the key
	 * @return the key itself, or the other one
	 */
	public ViolatedKey bounded(ViolatedKey key) {
		if (this.keys.contains(key)) {
			return key;
		}
		synchronized (this.keys) {
			if (this.keys.size() >= this.max && !this.keys.contains(key)) {
				return ViolatedKey.OTHER;
			}
			this.keys.add(key);
			return key;
		}
	}

}
