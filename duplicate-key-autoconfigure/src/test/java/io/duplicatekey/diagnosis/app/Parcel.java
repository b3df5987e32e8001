package io.duplicatekey.diagnosis.app;

import java.util.ArrayList;
import java.util.List;

import jakarta.persistence.CascadeType;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.JoinColumn;
import jakarta.persistence.OneToMany;
import jakarta.persistence.Table;
import jakarta.persistence.Version;

/**
 * Has labels that go with it.
 */
@Entity
@Table(name = "parcels")
public class Parcel {

	@Id
	private Long id;

	@Version
	private Integer version;

	@OneToMany(cascade = CascadeType.ALL, orphanRemoval = true)
	@JoinColumn(name = "parcel_id")
	private List<Label> labels = new ArrayList<>();

	protected Parcel() {
	}

	public Parcel(Long id, Label... labels) {
		this.id = id;
		this.labels.addAll(List.of(labels));
	}

	public void relabel(Label... labels) {
		this.labels.clear();
		this.labels.addAll(List.of(labels));
	}

}
