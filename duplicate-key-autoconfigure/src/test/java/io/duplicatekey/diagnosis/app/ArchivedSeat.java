package io.duplicatekey.diagnosis.app;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import jakarta.persistence.Version;

/**
 * The table of that name in another schema.
 */
@Entity
@Table(catalog = "dk_archived", name = "seats")
public class ArchivedSeat {

	@Id
	private Long id;

	@Version
	private Integer version;

	@Column(name = "hall_name")
	private String hall;

	@Column(name = "seat_no")
	private int number;

	protected ArchivedSeat() {
	}

	public ArchivedSeat(Long id, String hall, int number) {
		this.id = id;
		this.hall = hall;
		this.number = number;
	}

}
