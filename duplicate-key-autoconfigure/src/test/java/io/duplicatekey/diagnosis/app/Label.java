package io.duplicatekey.diagnosis.app;

import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import jakarta.persistence.Version;

/**
 * A label of a parcel.
 */
@Entity
@Table(name = "labels")
public class Label {

	@Id
	private Long id;

	@Version
	private Integer version;

	private String code;

	protected Label() {
	}

	public Label(Long id, String code) {
		this.id = id;
		this.code = code;
	}

}
