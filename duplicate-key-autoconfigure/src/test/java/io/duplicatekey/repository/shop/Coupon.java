package io.duplicatekey.repository.shop;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.GeneratedValue;
import jakarta.persistence.GenerationType;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import jakarta.persistence.UniqueConstraint;

/**
 * Has two unique keys, so that one can get into the way of the other.
 */
@Entity
@Table(name = "coupons", uniqueConstraints = { @UniqueConstraint(name = "uk_1_name", columnNames = "name"),
		@UniqueConstraint(name = "uk_2_code", columnNames = "code") })
public class Coupon {

	@Id
	@GeneratedValue(strategy = GenerationType.IDENTITY)
	private Long id;

	@Column(length = 40)
	private String name;

	@Column(length = 40)
	private String code;

	protected Coupon() {
	}

	public Coupon(String name, String code) {
		this.name = name;
		this.code = code;
	}

	public Long getId() {
		return this.id;
	}

	@Override
	public String toString() {
		return this.name + "=" + this.code;
	}

}
