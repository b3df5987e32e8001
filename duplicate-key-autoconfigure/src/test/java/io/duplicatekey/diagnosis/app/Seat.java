package io.duplicatekey.diagnosis.app;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import jakarta.persistence.Version;

/**
 * Numbered by the application, so that it is inserted at the flush.
 */
@Entity
@Table(name = "seats")
public class Seat {

	@Id
	private Long id;

	@Version
	private Integer version;

	@Column(name = "hall_name")
	private String hall;

	@Column(name = "seat_no")
	private int number;

	protected Seat() {
	}

	public Seat(Long id, String hall, int number) {
		this.id = id;
		this.hall = hall;
		this.number = number;
	}

	public void move(int number) {
		this.number = number;
	}

}
