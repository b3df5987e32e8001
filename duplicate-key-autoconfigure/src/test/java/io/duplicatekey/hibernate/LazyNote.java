package io.duplicatekey.hibernate;

import java.util.function.Consumer;

import jakarta.persistence.Basic;
import jakarta.persistence.Entity;
import jakarta.persistence.FetchType;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import org.jspecify.annotations.Nullable;

/**
 * An entity of which only a part is loaded once its bytecode is enhanced. Alone in its
 * file, because the enhanced class has another class loader.
 */
@Entity
@Table(name = "notes")
public class LazyNote implements Consumer<String> {

	@Id
	private @Nullable Long id;

	private @Nullable String title;

	@Basic(fetch = FetchType.LAZY)
	private @Nullable String text;

	@Override
	public void accept(String title) {
		this.title = title;
	}

}
