package io.duplicatekey.repository.aot;

import java.util.List;
import java.util.Optional;

import org.springframework.data.jpa.repository.JpaRepository;
import org.springframework.data.jpa.repository.Query;

import io.duplicatekey.upsert.Upsert;
import io.duplicatekey.upsert.UpsertResult;

public interface NoteRepository extends JpaRepository<Note, Long> {

	@Upsert(key = "title")
	UpsertResult upsertAll(List<Note> rows);

	/**
	 * Its name could be a query's.
	 */
	@Upsert(key = "title")
	Note findByTitle(Note row);

	Optional<Note> findByText(String text);

	@Query("select count(n) from Note n where n.author = ?1")
	long countBy(String author);

}
