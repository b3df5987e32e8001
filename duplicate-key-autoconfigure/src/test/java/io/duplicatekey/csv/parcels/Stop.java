package io.duplicatekey.csv.parcels;

import java.io.Serializable;

import jakarta.persistence.Column;
import jakarta.persistence.Embeddable;
import jakarta.persistence.EmbeddedId;
import jakarta.persistence.Entity;
import org.jspecify.annotations.Nullable;

/**
 * A row whose id has two parts.
 */
@Entity
public class Stop {

	@EmbeddedId
	private @Nullable Number id;

	private String place = "";

	protected Stop() {
	}

	public @Nullable Number getId() {
		return this.id;
	}

	public String getPlace() {
		return this.place;
	}

	@Embeddable
	public record Number(@Column(length = 20) String tour, int position) implements Serializable {

	}

}
