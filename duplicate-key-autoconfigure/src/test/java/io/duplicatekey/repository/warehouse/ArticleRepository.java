package io.duplicatekey.repository.warehouse;

import java.util.List;

import org.springframework.data.jpa.repository.JpaRepository;

import io.duplicatekey.upsert.Upsert;
import io.duplicatekey.upsert.UpsertResult;

public interface ArticleRepository extends JpaRepository<Article, Long> {

	@Upsert(key = "sku")
	UpsertResult upsertAll(List<Article> rows);

}
