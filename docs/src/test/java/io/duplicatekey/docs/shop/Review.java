package io.duplicatekey.docs.shop;

import jakarta.persistence.CascadeType;
import jakarta.persistence.Entity;
import jakarta.persistence.GeneratedValue;
import jakarta.persistence.GenerationType;
import jakarta.persistence.Id;
import jakarta.persistence.JoinColumn;
import jakarta.persistence.ManyToOne;
import jakarta.persistence.PostPersist;
import jakarta.persistence.PostUpdate;
import jakarta.persistence.PrePersist;
import jakarta.persistence.PreUpdate;
import jakarta.persistence.Table;
import jakarta.persistence.Transient;

@Entity
@Table(name = "reviews")
public class Review {

	@Id
	@GeneratedValue(strategy = GenerationType.IDENTITY)
	private Long id;

	@ManyToOne(cascade = CascadeType.ALL)
	@JoinColumn(unique = true)
	private Product product;

	private int stars;

	@Transient
	private String callbacks = "";

	protected Review() {
	}

	public Review(Product product, int stars) {
		this.product = product;
		this.stars = stars;
	}

	@PrePersist
	void prePersist() {
		this.callbacks += "PrePersist ";
	}

	@PreUpdate
	void preUpdate() {
		this.callbacks += "PreUpdate ";
	}

	@PostPersist
	void postPersist() {
		this.callbacks += "PostPersist ";
	}

	@PostUpdate
	void postUpdate() {
		this.callbacks += "PostUpdate ";
	}

	public Long getId() {
		return this.id;
	}

	public Product getProduct() {
		return this.product;
	}

	public int getStars() {
		return this.stars;
	}

	public String getCallbacks() {
		return this.callbacks;
	}

}
