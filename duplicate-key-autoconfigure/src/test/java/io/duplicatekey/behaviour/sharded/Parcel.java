package io.duplicatekey.behaviour.sharded;

import jakarta.persistence.Entity;
import jakarta.persistence.GeneratedValue;
import jakarta.persistence.GenerationType;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import jakarta.persistence.Version;
import org.jspecify.annotations.Nullable;

/**
 * Gets its id from ShardingSphere.
 */
@Entity
@Table(name = "parcels")
class Parcel {

	@Id
	@GeneratedValue(strategy = GenerationType.IDENTITY)
	@Nullable Long id;

	@Version
	int version;

	long tenant;

	@Nullable String label;

	@Nullable String place;

	int weight;

	Parcel() {
	}

	Parcel(long tenant, String label, String place, int weight) {
		this.tenant = tenant;
		this.label = label;
		this.place = place;
		this.weight = weight;
	}

}
