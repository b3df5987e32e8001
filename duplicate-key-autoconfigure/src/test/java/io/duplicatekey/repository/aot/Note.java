package io.duplicatekey.repository.aot;

import java.time.LocalDateTime;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.EntityListeners;
import jakarta.persistence.GeneratedValue;
import jakarta.persistence.GenerationType;
import jakarta.persistence.Id;
import jakarta.persistence.Table;

import org.springframework.data.annotation.CreatedBy;
import org.springframework.data.annotation.LastModifiedDate;
import org.springframework.data.jpa.domain.support.AuditingEntityListener;

@Entity
@Table(name = "notes")
@EntityListeners(AuditingEntityListener.class)
public class Note {

	@Id
	@GeneratedValue(strategy = GenerationType.IDENTITY)
	private Long id;

	@Column(unique = true, length = 40)
	private String title;

	private String text;

	@CreatedBy
	private String author;

	@LastModifiedDate
	private LocalDateTime changed;

	protected Note() {
	}

	public Note(String title, String text) {
		this.title = title;
		this.text = text;
	}

	@Override
	public String toString() {
		return this.title + "=" + this.text + " by " + this.author + ", " + (this.id != null) + (this.changed != null);
	}

}
